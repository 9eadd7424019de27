package org.paresthesia.cds.whole;

import tools.jackson.databind.node.ObjectNode;

/** Orders that a clinician has in hand. */
public final class Drafts {

    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final String LOINC = "http://loinc.org";
    private static final String SNOMED = "http://snomed.info/sct";

    private Drafts() {}

    /** A prescription of metformin. */
    public static ObjectNode metformin() {
        return medicine("metformin", "861007");
    }

    /** A prescription of an acid suppressant. */
    public static ObjectNode omeprazole() {
        return medicine("omeprazole", "7646");
    }

    /** A prescription of a medicine for neuropathic pain. */
    public static ObjectNode gabapentin() {
        return medicine("gabapentin", "25480");
    }

    /** A prescription of an anti-inflammatory medicine. */
    public static ObjectNode ibuprofen() {
        return medicine("ibuprofen", "5640");
    }

    /** A prescription of an opioid. */
    public static ObjectNode tramadol() {
        return medicine("tramadol", "10689");
    }

    /** A referral to neurophysiology. */
    public static ObjectNode nerveStudy() {
        return request("nerve-study", SNOMED, "306276006");
    }

    /** A prescription by RxNorm code. */
    public static ObjectNode medicine(String id, String code) {
        return Json.of(
                "{'resourceType':'MedicationRequest','id':'%s','status':'draft','intent':'order',"
                        + "'medicationCodeableConcept':{'coding':[{'system':'%s','code':'%s'}]}}",
                id, RXNORM, code);
    }

    /** The same order for a reason by ICD-10-CM code. */
    public static ObjectNode because(String code, ObjectNode order) {
        ObjectNode copy = order.deepCopy();
        copy.putArray("reasonCode")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", "http://hl7.org/fhir/sid/icd-10-cm")
                .put("code", code);
        return copy;
    }

    /** An order by LOINC code, which is its id too. */
    public static ObjectNode test(String code) {
        return request("loinc-" + code, LOINC, code);
    }

    private static ObjectNode request(String id, String system, String code) {
        return Json.of(
                "{'resourceType':'ServiceRequest','id':'%s','status':'draft','intent':'order',"
                        + "'code':{'coding':[{'system':'%s','code':'%s'}]}}",
                id, system, code);
    }

    /** A problem by SNOMED CT code that began a month ago. */
    public static ObjectNode problem(String id, String code) {
        return Json.of(
                "{'resourceType':'Condition','id':'%s','clinicalStatus':{'coding':[{'code':'active'}]},"
                        + "'verificationStatus':{'coding':[{'code':'confirmed'}]},'onsetDateTime':'2026-10-20',"
                        + "'code':{'coding':[{'system':'%s','code':'%s'}]}}",
                id, SNOMED, code);
    }

    /** The resource as one of this patient. */
    public static ObjectNode of(String patientId, ObjectNode resource) {
        ObjectNode copy = resource.deepCopy();
        copy.putObject("subject").put("reference", "Patient/" + patientId);
        return copy;
    }

    /** The reference by which a selection names it. */
    public static String reference(ObjectNode resource) {
        return resource.get("resourceType").asString() + "/"
                + resource.get("id").asString();
    }
}
