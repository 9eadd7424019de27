package org.paresthesia.cds.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueSetsTest {

    private static final String DIABETES = "https://example.org/ValueSet/diabetes";
    private static final String NEUROPATHY = "https://example.org/ValueSet/diabetic-neuropathy";
    private static final String EMPTY = "https://example.org/ValueSet/site";

    private final ValueSets sets = new ValueSets(List.of(
            new ValueSet(
                    DIABETES,
                    "Diabetes",
                    List.of(snomed("44054006", "Type 2 diabetes"), icd("E11.65", "Type 2 diabetes, high glucose")),
                    List.of(icd("E11", "Type 2 diabetes mellitus"), icd("E10.9", "Type 1 diabetes, uncomplicated"))),
            new ValueSet(
                    NEUROPATHY,
                    "Neuropathy",
                    List.of(snomed("44054006", "other words")),
                    List.of(icd("E11.42", "Diabetic polyneuropathy"))),
            new ValueSet(EMPTY, "Site", List.of(), List.of())));

    @Test
    void aCodeIsInEverySetThatNamesIt() {
        assertThat(sets.setsOf(Codings.SNOMED, "44054006")).containsExactlyInAnyOrder(DIABETES, NEUROPATHY);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"E11.42", "E1142", "e11.42", "E11.421", "e11421"})
    void aCodeIsInTheSetsOfAllCategoriesAboveItHoweverItIsSpelled(String code) {
        assertThat(sets.setsOf(Codings.ICD_10_CM, code)).containsExactlyInAnyOrder(DIABETES, NEUROPATHY);
        assertThat(sets.setsOf("urn:oid:2.16.840.1.113883.6.90", code)).contains(NEUROPATHY);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"E1", "E10", "E10.A", "E12", "XE11", "", "E11.4 2", "E.1142", "E11.4.2", "E11?", "Ä11"})
    void whatNoCategoryBeginsIsInNoSet(String code) {
        assertThat(sets.setsOf(Codings.ICD_10_CM, code)).doesNotContain(NEUROPATHY);
        assertThat(sets.display(Codings.ICD_10_CM, "E1")).isEmpty();
    }

    @Test
    void aSiblingOfACategoryThatWasLeftOutIsNotPulledIn() {
        assertThat(sets.setsOf(Codings.ICD_10_CM, "E10.A1")).isEmpty();
        assertThat(sets.setsOf(Codings.ICD_10_CM, "E10.9")).containsExactly(DIABETES);
    }

    @Test
    void aCodingWithoutSystemOrCodeIsInNoSet() {
        assertThat(sets.setsOf(null, "44054006")).isEmpty();
        assertThat(sets.setsOf(Codings.SNOMED, null)).isEmpty();
        assertThat(sets.contains(DIABETES, "http://local.example", "44054006")).isFalse();
    }

    @Test
    void aSetThatDoesNotExistContainsNothing() {
        assertThat(sets.contains("https://example.org/ValueSet/none", Codings.SNOMED, "44054006"))
                .isFalse();
        assertThat(sets.codesOf("https://example.org/ValueSet/none")).isEmpty();
        assertThat(sets.find("https://example.org/ValueSet/none")).isEmpty();
    }

    @Test
    void theWordsAreThoseOfTheCodeElseOfTheNarrowestCategory() {
        assertThat(sets.display(Codings.ICD_10_CM, "E11.65")).contains("Type 2 diabetes, high glucose");
        assertThat(sets.display(Codings.ICD_10_CM, "E1142")).contains("Diabetic polyneuropathy");
        assertThat(sets.display(Codings.ICD_10_CM, "E11.9")).contains("Type 2 diabetes mellitus");
        assertThat(sets.display(Codings.SNOMED, "44054006")).contains("Type 2 diabetes");
        assertThat(sets.display(Codings.SNOMED, "1")).isEmpty();
    }

    @Test
    void aSearchNamesTheCodesAndThenTheCategories() {
        assertThat(sets.codesOf(DIABETES))
                .extracting(NamedCode::code)
                .containsExactly("44054006", "E11.65", "E11", "E10.9");
    }

    @Test
    void aSetThatWaitsForASiteIsKnownAndEmpty() {
        assertThat(sets.urls()).containsExactly(DIABETES, NEUROPATHY, EMPTY);
        assertThat(sets.find(EMPTY))
                .hasValueSatisfying(set -> assertThat(set.isEmpty()).isTrue());
        assertThat(sets.find(DIABETES))
                .hasValueSatisfying(set -> assertThat(set.isEmpty()).isFalse());
    }

    @Test
    void twoSetsWithOneAddressAndACategoryOfAnotherSystemAreRefused() {
        ValueSet set = new ValueSet(EMPTY, "Site", List.of(), List.of());
        assertThatThrownBy(() -> new ValueSets(List.of(set, set))).hasMessageContaining(EMPTY);
        assertThatThrownBy(() -> new ValueSet(EMPTY, "", List.of(), List.of(snomed("4", "x"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void askingCreatesNoSet() {
        assertThat(sets.setsOf(Codings.ICD_10_CM, "e1142")).isSameAs(sets.setsOf(Codings.ICD_10_CM, "E11.42"));
        assertThat(sets.setsOf(Codings.LOINC, "1-8")).isSameAs(sets.setsOf(Codings.SNOMED, "1"));
    }

    private static NamedCode snomed(String code, String display) {
        return new NamedCode(Codings.SNOMED, code, display);
    }

    private static NamedCode icd(String code, String display) {
        return new NamedCode(Codings.ICD_10_CM, code, display);
    }
}
