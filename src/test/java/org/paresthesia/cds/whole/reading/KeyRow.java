package org.paresthesia.cds.whole.reading;

import static org.paresthesia.cds.whole.Chart.demo;
import static org.paresthesia.cds.whole.Chart.is;
import static org.paresthesia.cds.whole.Chart.isCoded;

import java.util.stream.Stream;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * A prefetch key, a patient for whom its content decides, and the cards that follow from four states of it.
 *
 * @param key the prefetch key
 * @param chart the patient
 * @param read when all of it was read
 * @param empty when it was looked for and nothing was found
 * @param unread when it could not be read
 * @param partly when what was read may not be all
 */
record KeyRow(String key, Chart chart, Outcome read, Outcome empty, Outcome unread, Outcome partly) {

    private static final String DIABETIC = "b12-test-s ddx-summary dm-neuropathy-k";
    private static final String WITHOUT_B12 = "ddx-summary dm-neuropathy-k lab-baseline";
    private static final String SPINE = "ddx-summary spine-l sedentary";

    static Stream<KeyRow> all() {
        return Stream.of(records(), results(), medicines(), work()).flatMap(rows -> rows);
    }

    private static Stream<KeyRow> records() {
        return Stream.of(
                row("patient", demo("v02"), "b12-low | 412 | 412 | b12-low"),
                row("conditions", demo("v04"), SPINE + " | | 412 | spine-l data-gap!"),
                row("encounters", inCareForStroke(), DIABETIC + " | rf-stroke | rf-stroke! | " + DIABETIC + "!"));
    }

    private static Stream<KeyRow> results() {
        return Stream.of(
                row(
                        "rareResults",
                        demo("v02"),
                        "b12-low | b12-test-s ddx-summary lab-baseline | data-gap! | data-gap!"),
                row(
                        "frequentResults",
                        demo("v01"),
                        DIABETIC + " | " + DIABETIC + " lab-baseline | " + DIABETIC + " data-gap! | " + DIABETIC
                                + " data-gap!"),
                row("findings", demo("v08").with(numbFeet()), "lab-baseline | | data-gap! | lab-baseline data-gap!"),
                row(
                        "examinations",
                        demo("v01").with(footExamination()),
                        "b12-test-s | " + DIABETIC + " | b12-test-s data-gap! | b12-test-s data-gap!"),
                row("social", demo("v04"), SPINE + " | spine-l | spine-l data-gap! | " + SPINE + " data-gap!"),
                row(
                        "diagnosticReports",
                        bloodCountAsReport(),
                        "b12-low | b12-low ddx-summary lab-baseline | b12-low ddx-summary lab-baseline! | b12-low"));
    }

    private static Stream<KeyRow> medicines() {
        return Stream.of(
                row(
                        "medicationRequests",
                        demo("v01"),
                        DIABETIC + " | " + WITHOUT_B12 + " | dm-neuropathy-k data-gap! | dm-neuropathy-k data-gap!"),
                row(
                        "medicationStatements",
                        reportedMetformin(),
                        DIABETIC + " | " + WITHOUT_B12 + " | " + WITHOUT_B12 + "! | " + DIABETIC + "!"),
                row("medicationAdministrations", demo("v02").with(given()), " | b12-low | b12-low! | "),
                row("medicationDispenses", demo("v02").with(dispensed()), " | b12-low | b12-low! | "));
    }

    private static Stream<KeyRow> work() {
        return Stream.of(
                row(
                        "serviceRequests",
                        demo("v01").with(orderedB12()),
                        "dm-neuropathy-k | " + DIABETIC + " | dm-neuropathy-k data-gap! | dm-neuropathy-k!"),
                row(
                        "procedures",
                        demo("v18"),
                        "b12-test-u | b12-test-u ddx-summary dm-neuropathy-k | b12-test-u data-gap! | b12-test-u!"),
                row("imagingStudies", imagedSince(), SPINE + " | rf-cauda | rf-cauda! | " + SPINE + "!"));
    }

    /** The same about another chart. */
    KeyRow of(Chart other) {
        return new KeyRow(key, other, read, empty, unread, partly);
    }

    /** A row whose outcomes are written in the order read, empty, unread, partly. */
    static KeyRow row(String key, Chart chart, String outcomes) {
        String[] cells = outcomes.split("\\|", -1);
        return new KeyRow(
                key, chart, Outcome.of(cells[0]), Outcome.of(cells[1]), Outcome.of(cells[2]), Outcome.of(cells[3]));
    }

    private static Chart inCareForStroke() {
        return demo("v07")
                .without(is("Encounter"))
                .with(Json.of("{'resourceType':'Condition','id':'stroke',"
                        + "'clinicalStatus':{'coding':[{'code':'active'}]},'verificationStatus':{'coding':[{'code':'confirmed'}]},"
                        + "'code':{'coding':[{'system':'http://snomed.info/sct','code':'230690007'}]},"
                        + "'onsetDateTime':'2026-11-20T08:00:00Z','encounter':{'reference':'Encounter/emergency'}}"))
                .with(Json.of(
                        "{'resourceType':'Encounter','id':'emergency','status':'in-progress','class':{'code':'EMER'},"
                                + "'period':{'start':'2026-11-20T08:30:00Z'},"
                                + "'type':[{'coding':[{'system':'http://snomed.info/sct','code':'50849002'}]}]}"));
    }

    private static ObjectNode numbFeet() {
        return Json.of("{'resourceType':'Observation','id':'numb','status':'final','valueBoolean':true,"
                + "'code':{'coding':[{'system':'http://snomed.info/sct','code':'309538000'}]},"
                + "'effectiveDateTime':'2026-11-01T10:00:00Z'}");
    }

    private static ObjectNode footExamination() {
        return Json.of("{'resourceType':'Observation','id':'feet','status':'final','valueString':'normal',"
                + "'code':{'coding':[{'system':'http://snomed.info/sct','code':'401191002'}]},"
                + "'effectiveDateTime':'2026-08-20T10:00:00Z'}");
    }

    /** The blood count is on record as a report only. */
    private static Chart bloodCountAsReport() {
        return demo("v02").without(is("Observation").and(isCoded("718-7", "787-2")));
    }

    private static Chart reportedMetformin() {
        return demo("v01")
                .without(is("MedicationRequest"))
                .with(medicine(
                        "MedicationStatement",
                        "861007",
                        "'status':'active'," + "'effectivePeriod':{'start':'2020-01-01'},'dateAsserted':'2026-10-20'"));
    }

    private static ObjectNode given() {
        return medicine("MedicationAdministration", "11248", "'status':'completed','effectiveDateTime':'2026-10-20'");
    }

    private static ObjectNode dispensed() {
        return medicine("MedicationDispense", "11248", "'status':'completed','whenHandedOver':'2026-10-20T10:00:00Z'");
    }

    private static ObjectNode medicine(String type, String code, String rest) {
        return Json.of(
                "{'resourceType':'%s','id':'medicine','medicationCodeableConcept':{'coding':["
                        + "{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'%s'}]},%s}",
                type, code, rest);
    }

    private static ObjectNode orderedB12() {
        return Json.of(
                "{'resourceType':'ServiceRequest','id':'b12','status':'active','intent':'order',"
                        + "'code':{'coding':[{'system':'http://loinc.org','code':'2132-9'}]},'authoredOn':'2026-11-18T10:00:00Z'}");
    }

    private static Chart imagedSince() {
        return demo("v13")
                .with(Json.of("{'resourceType':'ImagingStudy','id':'mri','status':'available',"
                        + "'started':'2026-11-20T09:00:00Z',"
                        + "'procedureCode':[{'coding':[{'system':'http://loinc.org','code':'30679-5'}]}]}"));
    }

    /** The key alone: rows are told apart by it. */
    @Override
    public String toString() {
        return key;
    }
}
