package org.paresthesia.cds.properties;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.node.ObjectNode;

/** Records that no rule reads: other types, other codes, text alone, medicines that ended long ago (pitfall 32). */
final class Irrelevant {

    static final List<ObjectNode> ALL = Stream.of(
                    "{'resourceType':'Claim','status':'active'}",
                    "{'resourceType':'Immunization','status':'completed','occurrenceDateTime':'2026-10-01',"
                            + "'vaccineCode':{'coding':[{'system':'http://hl7.org/fhir/sid/cvx','code':'140'}]}}",
                    "{'resourceType':'AllergyIntolerance','code':{'text':'penicillin'}}",
                    "{'resourceType':'Observation','status':'final','effectiveDateTime':'2026-11-19T10:00:00Z',"
                            + "'code':{'coding':[{'system':'http://loinc.org','code':'8867-4'}]},"
                            + "'valueQuantity':{'value':72,'unit':'/min'}}",
                    "{'resourceType':'Observation','status':'final','effectiveDateTime':'2026-11-19T10:00:00Z',"
                            + "'code':{'text':'Vitamin B12'},'valueQuantity':{'value':90,'unit':'pg/mL'}}",
                    "{'resourceType':'Condition','onsetDateTime':'2026-11-12','code':{'coding':["
                            + "{'system':'http://snomed.info/sct','code':'195662009'}]}}",
                    "{'resourceType':'Condition','onsetDateTime':'2026-11-20','code':{'text':'numb feet, stroke?'}}",
                    "{'resourceType':'Procedure','status':'completed','performedDateTime':'2026-05-01','code':"
                            + "{'coding':[{'system':'http://snomed.info/sct','code':'80146002'}]}}",
                    "{'resourceType':'ServiceRequest','status':'active','intent':'order','authoredOn':'2026-11-19',"
                            + "'code':{'coding':[{'system':'http://snomed.info/sct','code':'399208008'}]}}",
                    "{'resourceType':'DiagnosticReport','status':'final','effectiveDateTime':'2026-11-01','code':"
                            + "{'coding':[{'system':'http://loinc.org','code':'36643-5'}]}}",
                    "{'resourceType':'MedicationRequest','status':'stopped','intent':'order','authoredOn':'2009-02-03',"
                            + "'medicationCodeableConcept':{'text':'amoxicillin'}}",
                    "{'resourceType':'Encounter','status':'finished','class':{'code':'AMB'},"
                            + "'period':{'start':'2026-02-01','end':'2026-02-01'}}")
            .map(Json::of)
            .toList();

    private Irrelevant() {}

    /** The same chart with these beside. */
    static Chart beside(Chart chart, List<ObjectNode> some) {
        return chart.with(of(chart.patientId(), some).toArray(ObjectNode[]::new));
    }

    /** These as records of a patient, with ids. */
    static List<ObjectNode> of(String patientId, List<ObjectNode> some) {
        return IntStream.range(0, some.size())
                .mapToObj(each -> {
                    ObjectNode copy = some.get(each).deepCopy().put("id", "noise-" + each);
                    copy.putObject("subject").put("reference", "Patient/" + patientId);
                    copy.putObject("patient").put("reference", "Patient/" + patientId);
                    return copy;
                })
                .toList();
    }
}
