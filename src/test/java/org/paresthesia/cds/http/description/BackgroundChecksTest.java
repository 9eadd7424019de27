package org.paresthesia.cds.http.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paresthesia.cds.wire.Answered;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Answers are checked behind the calls; a defect is told by its place, without a word of the answer. */
@ExtendWith(OutputCaptureExtension.class)
class BackgroundChecksTest {

    private static final String SERVICE = "/cds-services/Jane-Doe";

    private static Answered answered(String body) {
        return new Answered("POST", SERVICE, 200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void await(BackgroundChecks checks, long checked, long defects) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (checks.checked() < checked && Instant.now().isBefore(end)) {
            Thread.sleep(5);
        }
        assertThat(checks.defects()).isEqualTo(defects);
    }

    @Test
    void aDefectIsToldWithoutAWordOfTheAnswer(CapturedOutput output) throws InterruptedException {
        try (BackgroundChecks checks = new BackgroundChecks()) {
            checks.later(answered("{\"cards\":[{\"summary\":\"Jane Doe\",\"Jane Doe\":1,\"indicator\":\"bad\"}]}"));
            checks.later(answered("{\"cards\":\"Jane Doe\"}"));
            checks.later(answered("Jane Doe"));
            await(checks, 3, 3);
        }
        assertThat(output.toString())
                .contains("POST /cds-services/{id} status=200")
                .contains("required at /cards/0", "enum at /cards/0/indicator", "additionalProperties at /cards/0")
                .contains("type at /cards", "json at the root", "(defects since the start: 3)")
                .doesNotContain("Jane", "bad");
    }

    @Test
    void aGoodAnswerIsNotSpokenOf(CapturedOutput output) throws InterruptedException {
        try (BackgroundChecks checks = new BackgroundChecks()) {
            checks.later(answered("{\"cards\":[]}"));
            checks.later(answered("{}"));
            await(checks, 2, 1);
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            checks.bindTo(meters);
            assertThat(meters.get("paresthesia.answers.checked")
                            .functionCounter()
                            .count())
                    .isEqualTo(2);
            assertThat(meters.get("paresthesia.answers.defective")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
        }
        assertThat(output.toString()).containsOnlyOnce("does not keep to its description");
    }

    @Test
    void whatComesTooFastIsLeftOutAndNobodyWaits() {
        try (BackgroundChecks checks = new BackgroundChecks()) {
            Instant start = Instant.now();
            for (int i = 0; i < 100_000; i++) {
                checks.later(answered("{\"cards\":[]}"));
            }
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static long picked(double rate, Object body, MediaType type) throws Exception {
        long[] defects = new long[1];
        try (BackgroundChecks checks = new BackgroundChecks() {
            @Override
            void later(Answered answer) {
                defects[0]++;
                assertThat(answer.path()).isEqualTo(SERVICE);
                assertThat(answer.status()).isEqualTo(412);
            }
        }) {
            SampledAnswers sampled = new SampledAnswers(new SchemaCheckSettings(rate), checks);
            MethodParameter method = new MethodParameter(Object.class.getMethod("toString"), -1);
            MockHttpServletRequest request = new MockHttpServletRequest("POST", "/below" + SERVICE);
            request.setContextPath("/below");
            MockHttpServletResponse response = new MockHttpServletResponse();
            response.setStatus(412);
            for (int i = 0; i < 1000; i++) {
                if (sampled.supports(method, null)) {
                    assertThat(sampled.beforeBodyWrite(
                                    body,
                                    method,
                                    type,
                                    null,
                                    new ServletServerHttpRequest(request),
                                    new ServletServerHttpResponse(response)))
                            .isSameAs(body);
                }
            }
        }
        return defects[0];
    }

    @Test
    void theShareOfCheckedAnswersIsTheSites() throws Exception {
        byte[] body = {'{', '}'};
        assertThat(picked(0, body, MediaType.APPLICATION_JSON)).isZero();
        assertThat(picked(1, body, MediaType.APPLICATION_JSON)).isEqualTo(1000);
        assertThat(picked(0.5, body, MediaType.APPLICATION_JSON)).isBetween(350L, 650L);
        assertThat(picked(1, "{}", MediaType.APPLICATION_JSON)).isEqualTo(1000);
    }

    @Test
    void pagesAndEmptyAnswersAreNotChecked() throws Exception {
        assertThat(picked(1, new byte[1], MediaType.TEXT_HTML)).isZero();
        assertThat(picked(1, null, MediaType.APPLICATION_JSON)).isZero();
    }

    @TestFactory
    Stream<DynamicTest> aShareIsFromNoneToAll() {
        return List.of(-0.1, 1.1, Double.NaN).stream()
                .map(rate -> DynamicTest.dynamicTest(
                        rate.toString(), () -> assertThatThrownBy(() -> new SchemaCheckSettings(rate))
                                .hasMessageContaining("paresthesia.schema-checks.rate")));
    }
}
