package org.paresthesia.cds.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.knowledge.PrefetchNeed.Demand;

/** Retrieved data find their key, and keys become templates. */
class PrefetchTableTest {

    private static final String LOINC = "http://loinc.org";
    private static final PrefetchTable TABLE = new PrefetchTable(List.of(
            row("conditions", "Condition", List.of()),
            row("rareResults", "Observation", List.of("vs/b12", "vs/mma")),
            row("findings", "Observation", List.of("vs/numbness"))));

    private static PrefetchTable.Row row(String key, String type, List<String> valueSets) {
        return new PrefetchTable.Row(key, type, "words", Demand.PRIMARY, false, 0, List.of(LOINC), valueSets);
    }

    private static Optional<String> keyOf(String type, Optional<String> valueSet) {
        return TABLE.rowOf(type, valueSet).map(PrefetchTable.Row::key);
    }

    private static String template(Set<String> valueSets, Map<String, List<String>> codes) {
        return new PrefetchTemplates(TABLE, codes::get)
                .needs(Map.of("rareResults", valueSets))
                .get(0)
                .template();
    }

    @Test
    void aTypeThatIsAskedForWholeTakesEveryRetrieve() {
        assertThat(keyOf("Condition", Optional.of("vs/anything"))).contains("conditions");
        assertThat(keyOf("Condition", Optional.empty())).contains("conditions");
    }

    @Test
    void aTypeThatIsAskedForByCodeTakesItsValueSetsOnly() {
        assertThat(keyOf("Observation", Optional.of("vs/mma"))).contains("rareResults");
        assertThat(keyOf("Observation", Optional.of("vs/numbness"))).contains("findings");
        assertThat(keyOf("Observation", Optional.of("vs/other"))).isEmpty();
        assertThat(keyOf("Observation", Optional.empty())).isEmpty();
        assertThat(keyOf("Procedure", Optional.empty())).isEmpty();
    }

    @Test
    void codesStandInTheOrderOfTheTableAndOnce() {
        Map<String, List<String>> codes =
                Map.of("vs/b12", List.of(LOINC + "|2", LOINC + "|1"), "vs/mma", List.of(LOINC + "|1", LOINC + "|0"));
        assertThat(template(Set.of("vs/mma", "vs/b12"), codes))
                .isEqualTo("Observation?patient={{context.patientId}}&code=" + LOINC + "|1," + LOINC + "|2," + LOINC
                        + "|0");
    }

    @Test
    void codesOfOtherSystemsAreNotAskedFor() {
        Map<String, List<String>> codes =
                Map.of("vs/b12", List.of(LOINC + "|1", "http://hl7.org/fhir/sid/icd-10-cm|R20.2"));
        assertThat(template(Set.of("vs/b12"), codes)).endsWith("&code=" + LOINC + "|1");
    }

    @Test
    @Proves("C9")
    void keysThatNothingRetrievesAreLeftOut() {
        assertThat(new PrefetchTemplates(TABLE, url -> List.of(LOINC + "|1")).needs(Map.of("conditions", Set.of())))
                .extracting(PrefetchNeed::key)
                .containsExactly("conditions");
    }

    @Test
    void theLengthOfATemplateCountsItsValuesUrlEncoded() {
        PrefetchNeed need = new PrefetchNeed("k", "Observation", "words", Demand.PRIMARY, "Observation?code=a|b", 0);
        assertThat(PrefetchTemplates.encodedLength(need)).isEqualTo("Observation?code=a%7Cb".length());
    }
}
