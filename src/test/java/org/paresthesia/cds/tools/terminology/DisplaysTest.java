package org.paresthesia.cds.tools.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.knowledge.Codings;

class DisplaysTest {

    private final Displays displays =
            new Displays(List.of(new SourceTables.DisplayRow(Codings.ICD_10_CM, "M42.9", "Plain words", "reason")));

    @Test
    void theTypeOfASnomedConceptIsNotShown() {
        assertThat(displays.of(Codings.SNOMED, "1", "Numbness (finding)")).isEqualTo("Numbness");
        assertThat(displays.of(Codings.SNOMED, "1", "Vegetarian diet (regime/therapy)"))
                .isEqualTo("Vegetarian diet");
    }

    @Test
    void bracketsThatCarryMeaningStay() {
        assertThat(displays.of(Codings.SNOMED, "1", "Attack (TIA)")).isEqualTo("Attack (TIA)");
        assertThat(displays.of(Codings.ICD_10_CM, "1", "Stage 4 (severe)")).isEqualTo("Stage 4 (severe)");
        assertThat(displays.of(Codings.LOINC, "1", "Score (finding)")).isEqualTo("Score (finding)");
    }

    @Test
    void ourOwnWordsComeFirst() {
        assertThat(displays.of(Codings.ICD_10_CM, "M42.9", "Spinal osteochondrosis"))
                .isEqualTo("Plain words");
    }
}
