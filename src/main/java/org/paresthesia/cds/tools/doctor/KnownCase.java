package org.paresthesia.cds.tools.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import org.paresthesia.cds.demo.DemoPatients;
import org.paresthesia.cds.tools.fire.BundleSource;
import org.paresthesia.cds.tools.wire.OfferedService;
import org.paresthesia.cds.tools.wire.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An invented patient, under a new id at each visit, for whom a card is known.
 *
 * @param topic the topic of that card
 * @param source the records
 */
record KnownCase(String topic, BundleSource source) {

    /** The case that the program brings along, as of now; another topic may be expected. */
    static KnownCase asOfNow(Optional<String> expected) {
        try (InputStream file = KnownCase.class.getResourceAsStream("/doctor/known-case.json")) {
            JsonNode known = Reply.JSON.readTree(file);
            String patient = known.path("patient").asString();
            String somebody = "doctor-" + UUID.randomUUID().toString().substring(0, 8);
            String records = DemoPatients.shipped()
                    .byId(patient)
                    .bundleAt(ZonedDateTime.now())
                    .replace(patient, somebody);
            BundleSource source = BundleSource.of(Reply.JSON.readTree(records), "the known case", Optional.empty());
            return new KnownCase(expected.orElse(known.path("topic").asString()), source);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** A whole call, so that no FHIR server is needed. */
    ObjectNode call(OfferedService service) {
        ObjectNode call = Reply.JSON
                .createObjectNode()
                .put("hook", service.hook())
                .put("hookInstance", UUID.randomUUID().toString());
        call.putObject("context").put("userId", "Practitioner/doctor").put("patientId", source.patientId());
        call.set("prefetch", source.prefetch(service));
        return call;
    }
}
