package org.paresthesia.cds.http.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.feedback.StoreState;
import org.paresthesia.cds.feedback.store.StoreSettings;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What load balancers and supervisors are told, and when. */
class HealthTest {

    private final AtomicBoolean isStoreUp = new AtomicBoolean(true);
    private final Leaving leaving = new Leaving(new StopSettings(Duration.ZERO));

    private HealthEndpoint health(boolean isStoreRequired) {
        return new HealthEndpoint(new SimpleMeterRegistry(), leaving, new StoreState(isStoreUp::get, isStoreRequired));
    }

    private static String said(ResponseEntity<byte[]> answer) {
        return answer.getStatusCode().value() + " " + new String(answer.getBody(), StandardCharsets.UTF_8);
    }

    @Test
    void aServiceWhosePortIsOpenIsReady() {
        leaving.start();
        assertThat(said(health(true).ready())).isEqualTo("200 {\"status\":\"UP\"}");
        assertThat(said(health(true).live())).isEqualTo("200 {\"status\":\"UP\"}");
    }

    @Test
    void aServiceThatWasToldToStopLivesButIsNotReady() {
        leaving.start();
        leaving.stop();
        assertThat(said(health(true).ready()))
                .isEqualTo("503 {\"reason\":\"the service is stopping\",\"status\":\"DOWN\"}");
        assertThat(said(health(true).live())).startsWith("200 ");
        assertThat(said(health(true).health())).as("as it always was").startsWith("200 ");
    }

    @Test
    void aStoreThatIsAwayMattersWhereTheSiteRequiresItAndUntilItIsBack() {
        isStoreUp.set(false);
        assertThat(said(health(false).ready())).startsWith("200 ");
        assertThat(said(health(true).ready())).isEqualTo("503 {\"reason\":\"the store is away\",\"status\":\"DOWN\"}");
        isStoreUp.set(true);
        assertThat(said(health(true).ready())).startsWith("200 ");
    }

    @Test
    void aStoreThatIsSwitchedOffCanNotBeRequired() {
        assertThatThrownBy(() -> new StoreSettings(
                        false, true, Optional.empty(), Path.of("none"), Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("paresthesia.store.required");
    }

    @Test
    void connectionsAreKeptUntilTheServiceIsToldToStop() throws Exception {
        leaving.start();
        assertThat(connectionAfterARequest()).isNull();
        leaving.stop();
        assertThat(connectionAfterARequest()).isEqualTo("close");
    }

    private String connectionAfterARequest() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new LastAnswers(leaving).doFilter(new MockHttpServletRequest(), response, new MockFilterChain());
        return response.getHeader("Connection");
    }

    @Test
    void aPauseThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new StopSettings(Duration.ofSeconds(-1)))
                .hasMessageContaining("paresthesia.stop.pause");
        assertThatThrownBy(() -> new StopSettings(Duration.ofHours(1))).hasMessageContaining("paresthesia.stop.pause");
    }
}
