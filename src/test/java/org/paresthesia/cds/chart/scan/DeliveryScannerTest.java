package org.paresthesia.cds.chart.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paresthesia.cds.chart.Json.b12;
import static org.paresthesia.cds.chart.Json.bundle;
import static org.paresthesia.cds.chart.Json.diabetes;
import static org.paresthesia.cds.chart.Json.observation;
import static org.paresthesia.cds.chart.delivery.Delivery.State.FAILED;
import static org.paresthesia.cds.chart.delivery.Delivery.State.RECEIVED;
import static org.paresthesia.cds.chart.delivery.Delivery.State.WRONG_TYPE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.chart.Handful;
import org.paresthesia.cds.chart.Json;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.ScannedResource;
import org.paresthesia.cds.chart.delivery.Search;

/** Protocol section E, row by row, for one key. */
class DeliveryScannerTest {

    private static final DeliveryScanner SCANNER =
            new DeliveryScanner(Handful.knowledge().relevance());
    private static final String OUTCOME = "{'resourceType':'OperationOutcome','issue':[{'severity':'%s'}]}";

    static Arguments[] answers() {
        return new Arguments[] {
            row("null means looked and found none", "null", RECEIVED, 0, false),
            row("an empty Bundle means the same", "{'resourceType':'Bundle','entry':[]}", RECEIVED, 0, false),
            row("so does a Bundle without entry", "{'resourceType':'Bundle','total':0}", RECEIVED, 0, false),
            row("a null entry list is none", "{'resourceType':'Bundle','entry':null}", RECEIVED, 0, false),
            row("a Bundle of two", bundle(b12("a", "2024"), b12("b", "2023")), RECEIVED, 2, false),
            row(
                    "the type of a Bundle may come last",
                    "{'entry':[{'resource':" + b12("a", "2024") + "}],'resourceType':'Bundle'}",
                    RECEIVED,
                    1,
                    false),
            row("a bare resource is one entry", b12("a", "2024"), RECEIVED, 1, false),
            row("an OperationOutcome means tried and failed", OUTCOME.formatted("error"), FAILED, 0, false),
            row("whatever its severity", OUTCOME.formatted("information"), FAILED, 0, false),
            row("a string", "'123'", WRONG_TYPE, 0, false),
            row("a number", "7", WRONG_TYPE, 0, false),
            row("true", "true", WRONG_TYPE, 0, false),
            row("an array, even of resources", "[" + b12("a", "2024") + "]", WRONG_TYPE, 0, false),
            row("an object that is not FHIR", "{'a':{'b':[1]}}", WRONG_TYPE, 0, false),
            row("a resource of another type", diabetes("d"), WRONG_TYPE, 0, false),
            row("entries of another type do not count", bundle(diabetes("d"), b12("a", "2024")), RECEIVED, 1, false),
            row(
                    "a next link means there is more",
                    "{'resourceType':'Bundle','link':[{'relation':'self','url':'a'},"
                            + "{'relation':'next','url':'b'}],'entry':[{'resource':" + b12("a", "2024") + "}]}",
                    RECEIVED,
                    1,
                    true),
            row(
                    "a larger total means there is more",
                    "{'resourceType':'Bundle','total':2,'entry':[{'resource':" + b12("a", "2024") + "}]}",
                    RECEIVED,
                    1,
                    true),
            row(
                    "an absurd total is only large",
                    "{'resourceType':'Bundle','total':99999999999999999999}",
                    RECEIVED,
                    0,
                    true),
            row("a total that is no number is ignored", "{'resourceType':'Bundle','total':{'a':1}}", RECEIVED, 0, false)
        };
    }

    private static Arguments row(
            String sentence, String json, Delivery.State state, int received, boolean isIncomplete) {
        return Arguments.of(sentence, json, state, received, isIncomplete);
    }

    @ParameterizedTest(name = "a medication of which the search mode is {0}, of 2 in total: is something left out? {1}")
    @CsvSource({"none, false", "match, false", "include, true"})
    void countsAMedicationThatIsNotMarkedAsIncluded(String mode, boolean isIncomplete) {
        String search = mode.equals("none") ? "" : ",'search':{'mode':'" + mode + "'}";
        String json = "{'resourceType':'Bundle','total':2,'entry':[{'resource':{'resourceType':'MedicationRequest'}},"
                + "{'resource':{'resourceType':'Medication','id':'m'}" + search + "}]}";
        assertThat(scan(json, new Search("MedicationRequest", 0)).paging().isIncomplete())
                .isEqualTo(isIncomplete);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void tellsApart(String sentence, String json, Delivery.State state, int received, boolean isIncomplete) {
        Delivery delivery = scan(json, new Search("Observation", 0));
        assertThat(delivery.state()).isEqualTo(state);
        assertThat(delivery.paging().received()).isEqualTo(received);
        assertThat(delivery.paging().isIncomplete()).isEqualTo(isIncomplete);
        assertThat(delivery.resources()).hasSize(received);
    }

    static Arguments[] pages() {
        return new Arguments[] {
            page("fewer than asked for", false, "", "2024-01-02"),
            page("a full page, newest first", false, "", "2024-05-02T10:00:00Z", "2024-05-02", "2023"),
            page("a full page, oldest first", true, "", "2022-01-01", "2023-01-01", "2024-01-01"),
            page("a full page, one without a readable date", true, "", "2024-01-01", "", "2022-01-01"),
            page("a full page, oldest first, but that is all there is", false, "'total':3,", "2022", "2023", "2024"),
            page("a full page, newest first, of more", true, "'total':9,", "2024", "2023", "2022"),
            page("more than asked for: the client does not limit", false, "", "2022", "2023", "2024", "2021")
        };
    }

    private static Arguments page(String sentence, boolean isIncomplete, String extra, String... dates) {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < dates.length; i++) {
            entries.append(i == 0 ? "" : ",")
                    .append("{'resource':")
                    .append(b12("r" + i, dates[i]))
                    .append("}");
        }
        return Arguments.of(sentence, "{'resourceType':'Bundle'," + extra + "'entry':[" + entries + "]}", isIncomplete);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void asksAFullPageForProof(String sentence, String json, boolean isIncomplete) {
        assertThat(scan(json, new Search("Observation", 3)).paging().isIncomplete())
                .isEqualTo(isIncomplete);
    }

    @Test
    void takesTheOrderOfVisitsFromTheirPeriods() {
        String late = "{'resourceType':'Encounter','type':[{'coding':[{'system':'a','code':'44054006'}]}],'period':"
                + "{'start':'2024-02-01T09:00:00Z','end':'2024-02-01T10:00:00Z'}}";
        String early = late.replace("2024", "2023");
        Search two = new Search("Encounter", 2);
        assertThat(scan(bundle(late, early), two).paging().isIncomplete()).isFalse();
        assertThat(scan(bundle(early, late), two).paging().isIncomplete()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddEntries")
    void countsWhatIsNotFhir(String sentence, String entry, int unreadable, boolean isPartial) {
        String json = "{'resourceType':'Bundle','entry':[" + entry + ",{'resource':" + b12("a", "2024") + "}]}";
        Delivery delivery = scan(json, new Search("Observation", 0));
        assertThat(delivery.resources()).hasSize(1);
        assertThat(delivery.unreadable()).isEqualTo(unreadable);
        assertThat(delivery.isPartial()).isEqualTo(isPartial);
    }

    static Arguments[] oddEntries() {
        return new Arguments[] {
            Arguments.of("a null entry", "null", 1, false),
            Arguments.of("a string for an entry", "'x'", 1, false),
            Arguments.of("a list for an entry", "[[{}]]", 1, false),
            Arguments.of("an entry without resource", "{'fullUrl':'urn:uuid:1'}", 1, false),
            Arguments.of("an entry whose resource is null", "{'resource':null}", 1, false),
            Arguments.of("an entry whose resource is text", "{'resource':'{}'}", 1, false),
            Arguments.of("a resource without type", "{'resource':{'id':'1','code':{'coding':[{}]}}}", 1, false),
            Arguments.of(
                    "a resource whose type is no text",
                    "{'resource':{'code':{'coding':[{'system':'http://loinc.org','code':'2132-9'}]},'resourceType':{}}}",
                    1,
                    false),
            Arguments.of(
                    "a result whose code is a string",
                    "{'resource':{'resourceType':'Observation','code':'2132-9'}}",
                    1,
                    false),
            Arguments.of(
                    "an outcome of error",
                    "{'search':{'mode':'outcome'},'resource':" + OUTCOME.formatted("error") + "}",
                    0,
                    true),
            Arguments.of("an outcome that is fatal", "{'resource':" + OUTCOME.formatted("fatal") + "}", 0, true),
            Arguments.of("a mere warning", "{'resource':" + OUTCOME.formatted("warning") + "}", 0, false),
            Arguments.of(
                    "an outcome of nonsense", "{'resource':{'resourceType':'OperationOutcome','issue':'x'}}", 0, false)
        };
    }

    @Test
    void keepsOnlyWhatARuleCanUse() {
        String weight = observation("w", "29463-7", "2024", "Patient/ada");
        Delivery delivery = scan(bundle(weight, b12("a", "2024")), new Search("Observation", 0));
        assertThat(delivery.paging().received()).isEqualTo(2);
        assertThat(delivery.resources())
                .extracting(each -> each.identity().id())
                .containsExactly("a");
    }

    /** Of a key that stands there twice the last one counts, in both looks: nobody's record must pass as another's. */
    @Test
    void takesTheLastOfTwoResourcesInAnEntryWhole() {
        String bobs = observation("b", "2132-9", "2024", "Patient/bob");
        String json =
                "{'resourceType':'Bundle','entry':[{'resource':" + b12("a", "2024") + ",'resource':" + bobs + "}]}";
        ScannedResource resource =
                scan(json, new Search("Observation", 0)).resources().get(0);
        assertThat(resource.subject()).isEqualTo("Patient/bob");
        assertThat(Json.text(resource.slice())).isEqualTo(Json.quoted(bobs));
    }

    /** Whatever stands where, a resource ends where its own brace closes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "meta",
                "text",
                "subject",
                "effectiveDateTime",
                "effectivePeriod",
                "issued",
                "status",
                "doNotPerform",
                "medicationReference",
                "medicationCodeableConcept",
                "contained",
                "ingredient",
                "clinicalStatus",
                "class",
                "name",
                "issue",
                "period",
                "anything"
            })
    void findsTheEndOfAResourceWhateverShapeAPropertyHas(String property) {
        String product = "'code':{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'6809'}]}";
        for (String shape : new String[] {"{'a':{'b':[{}]}}", "[{'a':[[]]},{}]", "null", "true", "1.5", "''"}) {
            String odd = "{'resourceType':'MedicationRequest','" + property + "':" + shape + "," + product + "}";
            assertThat(scan(bundle(odd, odd), Search.anything()).resources())
                    .extracting(each -> Json.text(each.slice()))
                    .as(shape)
                    .containsExactly(Json.quoted(odd), Json.quoted(odd));
        }
    }

    @Test
    void takesTheLastResourceOfAnEntryWhateverStoodThereBefore() {
        String result = b12("a", "2024");
        for (String before : new String[] {"null", "'a'", "[{'resource':{}}]", "5"}) {
            String json = "{'resourceType':'Bundle','entry':[{'resource':" + before + ",'resource':" + result
                    + ",'fullUrl':'urn:uuid:1'}]}";
            ScannedResource resource =
                    scan(json, new Search("Observation", 0)).resources().get(0);
            assertThat(Json.text(resource.slice())).isEqualTo(Json.quoted(result));
            assertThat(resource.identity().fullUrl()).isEqualTo("urn:uuid:1");
        }
    }

    @Test
    void findsEverythingWhateverTheOrderOfProperties() {
        String json = "{'resourceType':'Bundle','entry':[{'resource':{'code':{'coding':[{'code':'2132-9','system':"
                + "'http://loinc.org'}]},'subject':{'reference':'Patient/ada'},'meta':{'versionId':'3','lastUpdated':"
                + "'2024-01-01T00:00:00Z'},'id':'a','resourceType':'Observation'},'fullUrl':'urn:uuid:1'}]}";
        ScannedResource resource =
                scan(json, new Search("Observation", 0)).resources().get(0);
        assertThat(resource.identity().fullUrl()).isEqualTo("urn:uuid:1");
        assertThat(resource.identity().id()).isEqualTo("a");
        assertThat(resource.identity().versionId()).isEqualTo("3");
        assertThat(resource.subject()).isEqualTo("Patient/ada");
    }

    @Test
    void keepsThePlaceOfTheResource() {
        String json = "{ 'resourceType':'Observation', 'text':{'status':'generated','div':'<div>\u00e9}</div>'},"
                + " 'note':[{'text':'\u00e9 \\\\\\' }'}],'code':{'coding':[{'system':'http://loinc.org','code':'2132-9'}]} }";
        ScannedResource resource = scan(
                        "{'resourceType':'Bundle','entry':[{'resource':" + json + "}]}", new Search("Observation", 0))
                .resources()
                .get(0);
        assertThat(Json.text(resource.slice())).isEqualTo(Json.quoted(json));
    }

    static Arguments[] otherVersions() {
        return new Arguments[] {
            Arguments.of("Condition", "{'resourceType':'Condition','clinicalStatus':'active'}"),
            Arguments.of("Condition", "{'verificationStatus':'confirmed','resourceType':'Condition'}"),
            Arguments.of("Patient", "{'resourceType':'Patient','animal':{}}"),
            Arguments.of("Patient", "{'resourceType':'Patient','name':[{'family':['Lovelace']}]}"),
            Arguments.of("Encounter", "{'resourceType':'Encounter','class':'outpatient'}"),
            Arguments.of("MedicationStatement", "{'resourceType':'MedicationStatement','taken':'y'}"),
            Arguments.of("MedicationRequest", "{'resourceType':'MedicationOrder'}"),
            Arguments.of("MedicationRequest", "{'resourceType':'MedicationRequest','medication':{'concept':{}}}")
        };
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("otherVersions")
    void recognisesOtherVersions(String type, String resource) {
        assertThat(scan(bundle(resource), new Search(type, 0)).foreignElement()).isPresent();
        assertThat(scan(resource, new Search(type, 0)).foreignElement()).isPresent();
    }

    private static Delivery scan(String json, Search search) {
        return Json.read(json, (parser, body) -> SCANNER.scan(parser, body, search));
    }
}
