package org.paresthesia.cds.knowledge.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.LookBack;
import org.paresthesia.cds.knowledge.LookBacks;
import org.paresthesia.cds.knowledge.Setting;

/** Which look-back a value set has, from the logic of a whole content. */
class LookBackFinderTest {

    private static final String LOGIC = "cql/ParesthesiaDifferential.cql";
    private static final String WINDOW =
            """
            R where (R.effective as FHIR.dateTime).value
                same or after Now() - System.Quantity { value: ToDecimal(Settings."Result Months"), unit: 'months' })
            """;

    @Test
    void isTheWindowInWhichEveryDefineReadsIt() {
        LookBacks lookBacks = load(
                EditedContent.right().with(LOGIC, "Elements.\"B12 Results\"", "(Elements.\"B12 Results\" " + WINDOW));
        assertThat(lookBacks.of("Observation", "http://loinc.org", "2132-9").windows())
                .extracting(Setting::name)
                .containsExactly("Result Months");
    }

    @Test
    void hasNoEndWhereAnythingReadsItWithoutAWindow() {
        LookBacks lookBacks = load(EditedContent.right()
                .with(LOGIC, "exists Elements.\"B12 Results\"", "exists (Elements.\"B12 Results\" " + WINDOW));
        assertThat(lookBacks.of("Observation", "http://loinc.org", "2132-9")).isEqualTo(LookBack.ENDLESS);
    }

    @Test
    void hasNoEndForTypesWhoseDatesAreOthers() {
        LookBacks lookBacks = load(EditedContent.right());
        assertThat(lookBacks
                        .of("Condition", "http://snomed.info/sct", "309087008")
                        .isEndless())
                .isEqualTo(lookBacks
                        .of("Condition", "http://snomed.info/sct", "309087008")
                        .isLookedFor());
        assertThat(List.of("Observation", "Condition")).allMatch(lookBacks::isByCode);
    }

    @Test
    void isNotKnownForTypesThatAreAlsoReadWhole() {
        assertThat(load(EditedContent.right()).isByCode("Encounter")).isFalse();
    }

    private static LookBacks load(EditedContent content) {
        Knowledge knowledge = KnowledgeLoader.load(content, "1.2.3");
        return knowledge.lookBacks();
    }
}
