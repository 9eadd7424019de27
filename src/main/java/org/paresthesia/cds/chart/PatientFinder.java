package org.paresthesia.cds.chart;

import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.ScannedResource;
import org.paresthesia.cds.chart.parse.ResourceParser;

/**
 * Finds the patient of the call in what came under the key for it: a Patient, or a Bundle with one.
 *
 * @param patientId the id in the hook's context
 */
record PatientFinder(String patientId) {

    /** The patient; {@code null} for the delivery means that nothing came. */
    Patient find(Delivery delivery, ResourceParser parser) {
        refuseIfUnavailable(delivery);
        ScannedResource found = delivery.resources().stream()
                .filter(each -> each.identity().id().equals(patientId))
                .findFirst()
                .orElseThrow(() -> problem(delivery));
        Resource resource = parser.parse(found.slice())
                .orElseThrow(() -> new PatientUnavailable("the Patient is not valid FHIR R4"));
        return (Patient) resource;
    }

    private static void refuseIfUnavailable(Delivery delivery) {
        if (delivery == null) {
            throw new PatientUnavailable(
                    "the prefetch key patient was not sent, and no FHIR server may be asked for it");
        }
        switch (delivery.state()) {
            case FAILED -> throw new PatientUnavailable("the query for the Patient failed");
            case WRONG_TYPE -> throw new PatientUnavailable("the prefetch key patient holds no Patient");
            case RECEIVED -> {}
        }
    }

    private static RuntimeException problem(Delivery delivery) {
        boolean isNobody = delivery.resources().stream()
                .allMatch(each -> each.identity().id().isEmpty());
        return isNobody
                ? new PatientUnavailable("no Patient with an id was found under the prefetch key patient")
                : new WrongPatient();
    }

    /** The ids of the Patients by their address in the Bundle, so that references to it can be followed. */
    static Map<String, String> idsByUrl(Delivery delivery) {
        return delivery.resources().stream()
                .filter(each -> !each.identity().fullUrl().isEmpty())
                .collect(Collectors.toMap(
                        each -> each.identity().fullUrl(),
                        each -> each.identity().id(),
                        (one, other) -> one));
    }
}
