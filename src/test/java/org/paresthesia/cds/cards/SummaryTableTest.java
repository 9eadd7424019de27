package org.paresthesia.cds.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.cards.detail.Rendered;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.findings.Candidate;
import org.paresthesia.cds.findings.Candidate.Tier;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;

/** The possible causes in the summary (specification 3.2.6). */
class SummaryTableTest {

    private static final Fact LOW = new Fact(
            "Vitamin B12",
            "120",
            "pmol/L (about 163 pg/mL)",
            "2026-10-20T08:30:00Z",
            "final",
            "Observation/b12",
            "http://loinc.org|14685-2",
            "below 133 pmol/L",
            Stance.FOR,
            2,
            false);

    @Test
    @Proves("H8")
    void theSummaryIsATableOfCandidatesInTheStatedOrder() {
        Candidate riskOnly = candidate("D01", "Risk only", Tier.M, false, 3, risk());
        Candidate against = candidate("D02", "More against", Tier.C, true, 0, LOW, fact("x", Stance.AGAINST));
        Candidate other = candidate("D03", "Zoster", Tier.O, false, 3, LOW);
        Candidate treatable = candidate("D04", "Thyroid", Tier.C, true, 2, LOW, fact("TSH", Stance.MISSING));
        Candidate alphabet = candidate("D05", "Alcohol", Tier.C, false, 2, LOW);
        Candidate strong = candidate("D06", "Diabetes", Tier.C, true, 3, LOW, risk());
        Candidate mustNotMiss = candidate("D07", "Cord", Tier.M, false, 1, LOW, fact("MRI", Stance.AGAINST));

        String detail = summary(riskOnly, against, other, treatable, alphabet, strong, mustNotMiss);

        assertThat(rows(detail)).containsExactly("Cord", "Diabetes", "Zoster", "Thyroid", "Alcohol");
        assertThat(detail).contains("| Cord | Vitamin B12 120 pmol/L (about 163 pg/mL) (2026-10-20) | MRI |  |");
        assertThat(detail).contains("| Thyroid | Vitamin B12 120 pmol/L (about 163 pg/mL) (2026-10-20) |  | TSH |");
        assertThat(Rendered.of(detail).structure()).contains("TableBlock");
    }

    @Test
    void aSummaryWithoutCandidatesSaysSo() {
        assertThat(summary())
                .contains("No possible cause has a supporting finding")
                .doesNotContain("| ---");
    }

    @Test
    void recordedRiskFactorsAloneAreNamedBelowAndAgeAloneIsNot() {
        String detail = summary(
                candidate("D07", "Vitamin B12 deficiency", Tier.C, true, 1, recordedRisk()),
                candidate("D08", "Of age", Tier.C, true, 1, risk()));

        assertThat(rows(detail)).isEmpty();
        assertThat(detail)
                .contains("Risk factors alone, which list no cause:\n\n- Vitamin B12 deficiency: ")
                .doesNotContain("Of age");
    }

    private static String summary(Candidate... candidates) {
        return new Scene()
                .candidates(candidates)
                .holds("b12-low")
                .holds("sedentary")
                .cards()
                .get(1)
                .detail();
    }

    private static List<String> rows(String detail) {
        return detail.lines()
                .filter(line -> line.startsWith("| "))
                .skip(2)
                .map(line -> line.split(" \\| ")[0].substring(2))
                .toList();
    }

    private static Candidate candidate(
            String id, String name, Tier tier, boolean treatable, int points, Fact... facts) {
        return new Candidate(id, name, tier, treatable, points, List.of(facts));
    }

    private static Fact recordedRisk() {
        return new Fact("Coeliac disease", "", "", "", "", "Condition/c", "", "", Stance.FOR, 1, true);
    }

    private static Fact risk() {
        return new Fact("Age", "70", "years", "", "", "", "", "", Stance.FOR, 1, true);
    }

    private static Fact fact(String what, Stance stance) {
        return new Fact(what, "", "", "", "", "", "", "", stance, 0, false);
    }
}
