package org.paresthesia.cds.knowledge.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing broken in the prefetch table or the settings: the start fails and names file, line and cure. */
class RefusedNeedsAndSettingsTest {

    private static final String PREFETCH = "fhir-resources/prefetch.json";
    private static final String SETTINGS = "cql/ParesthesiaSettings.cql";

    private static Stream<Arguments> brokenPrefetch() {
        return Stream.of(
                row(
                        "retrieved data that no key fetches",
                        PREFETCH,
                        "\"loinc-b12\"",
                        "\"servicerequest-category\"",
                        PREFETCH,
                        "no prefetch key fetches Observation in loinc-b12"),
                row(
                        "a type that no key fetches",
                        PREFETCH,
                        "\"resourceType\": \"Encounter\"",
                        "\"resourceType\": \"Procedure\"",
                        PREFETCH,
                        "no prefetch key fetches Encounter",
                        "no CQL retrieves anything under the key encounters"),
                row(
                        "a key names a value set that does not exist",
                        PREFETCH,
                        "\"loinc-b12\"",
                        "\"loinc-b12\", \"loinc-b13\"",
                        PREFETCH + ":",
                        "no value set has the id loinc-b13"),
                row(
                        "two keys have one name",
                        PREFETCH,
                        "\"findings\"",
                        "\"rareResults\"",
                        PREFETCH,
                        "prefetch key rareResults occurs more than once"),
                row(
                        "a demand that does not exist",
                        PREFETCH,
                        "\"required\"",
                        "\"requested\"",
                        PREFETCH + ":",
                        "the row patient can't be used"),
                row(
                        "a key asks for no code",
                        PREFETCH,
                        "http://snomed.info/sct",
                        "http://example.org",
                        PREFETCH + ":",
                        "the template of findings asks for no code"));
    }

    private static Stream<Arguments> brokenSettings() {
        return Stream.of(
                row(
                        "a setting without a source",
                        SETTINGS,
                        "// @source: NICE NG239 (2024)",
                        "//",
                        SETTINGS + ":7",
                        "a name and a source"),
                row(
                        "a setting without a range",
                        SETTINGS,
                        "@range: 150..200",
                        "150 to 200",
                        SETTINGS + ":7",
                        "a unit and a range"),
                row(
                        "a default outside its own range",
                        SETTINGS,
                        "default 180.0",
                        "default 149.0",
                        SETTINGS + ":7",
                        "must be a number from 150 to 200 in pg/mL"));
    }

    private static Arguments row(String situation, String file, String old, String broken, String... told) {
        return Arguments.of(situation, file, old, broken, told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"brokenPrefetch", "brokenSettings"})
    void isRefused(String situation, String file, String old, String broken, String[] told) {
        Refusal.assertThatIsRefused(EditedContent.right().with(file, old, broken), told);
    }

    @Test
    void aTemplateThatIsTooLongIsRefused() {
        StringBuilder codes = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            codes.append("{\"code\": \"").append(10_000 + i).append("-1\", \"display\": \"a test\"},");
        }
        EditedContent content = EditedContent.right()
                .with("fhir-resources/valuesets/loinc-b12.json", "\"concept\": [", "\"concept\": [" + codes);
        assertThat(Refusal.message(content))
                .contains(PREFETCH + ":", "the template of rareResults has 2")
                .contains("characters when URL-encoded", "2000 at most");
    }
}
