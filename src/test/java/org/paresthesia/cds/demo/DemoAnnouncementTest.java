package org.paresthesia.cds.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.InetAddress;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a newcomer reads when everything is open. */
class DemoAnnouncementTest {

    private final DemoEhr ehr = new DemoEhr(0, InetAddress.getLoopbackAddress(), Clock.systemUTC());
    private final DemoAnnouncement announcement = new DemoAnnouncement(ehr, new MockEnvironment());

    @BeforeEach
    void open() {
        ehr.start();
    }

    @AfterEach
    void close() {
        ehr.destroy();
    }

    @Test
    void itNamesBothAddresses() {
        assertThat(announcement.text("http://localhost:9000"))
                .contains("http://localhost:9000/cds-services\n", ehr.address() + "/Patient");
    }

    @Test
    void theCallToTryAsksForADemoPatientOfThisDemoEhr() {
        String text = announcement.text("http://localhost:9000");
        JsonNode call = JsonMapper.shared().readTree(text.substring(text.indexOf("-d '") + 4, text.lastIndexOf('\'')));
        assertThat(call.get("fhirServer").asString()).isEqualTo(ehr.address().toString());
        assertThat(call.has("prefetch")).isFalse();
        assertThat(DemoPatients.shipped().byId(call.at("/context/patientId").asString()))
                .isNotNull();
    }

    @Test
    void itIsSilentWhereTheServiceHasNoWebServer() {
        assertThatCode(announcement::announce).doesNotThrowAnyException();
    }
}
