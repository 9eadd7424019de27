package org.paresthesia.cds.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever started the demo where everything is, and a first call to try. */
@Component
@Profile("demo & !prod")
final class DemoAnnouncement {

    private static final Logger LOG = LoggerFactory.getLogger(DemoAnnouncement.class);

    private static final String SERVICE = "/cds-services/limb-paresthesia-patient-view";

    private static final String CALL =
            """
            {
              "hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
              "fhirServer": "%s",
              "context": {"userId": "Practitioner/COREPRACTITIONER1", "patientId": "v01"}}""";

    private static final String TEXT =
            """
            Ready.

              CDS services  %1$s/cds-services
              Demo EHR      %2$s  (patients: %2$s/Patient)

            Open the chart of demo patient v01:

            curl -s %1$s%3$s -H 'Content-Type: application/json' -d '%4$s'
            """;

    private final DemoEhr ehr;
    private final Environment environment;

    DemoAnnouncement(DemoEhr ehr, Environment environment) {
        this.ehr = ehr;
        this.environment = environment;
    }

    /** Logs the addresses once everything is open; silent where the service has no web server, as in some tests. */
    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        String port = environment.getProperty("local.server.port");
        if (port != null) {
            String service = "http://localhost:" + port + environment.getProperty("server.servlet.context-path", "");
            LOG.info(text(service));
        }
    }

    /** The announcement for a service at this address. */
    String text(String service) {
        return TEXT.formatted(service, ehr.address(), SERVICE, call());
    }

    private String call() {
        return CALL.formatted(ehr.address());
    }
}
