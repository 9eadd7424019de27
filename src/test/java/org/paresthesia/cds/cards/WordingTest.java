package org.paresthesia.cds.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.findings.Candidate;
import org.paresthesia.cds.findings.Candidate.Tier;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;

/** The words of safety: facts and guidance, never a diagnosis, a directive or a number for a risk (specification 6). */
class WordingTest {

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
    void ourOwnWordsNeverDiagnoseOrCountRisks() {
        List<Card> cards = new Scene()
                .candidates(candidate("D01", "A", Tier.C, true, 2, LOW))
                .unrecognised("a")
                .holds("b12-low", LOW, fact("MMA", Stance.MISSING), fact("Folate", Stance.UNREADABLE))
                .holds("lab-baseline", LOW)
                .open("spine-l", "conditions")
                .cards();

        assertThat(cards).hasSize(4).allSatisfy(card -> assertThat(
                        (card.summary() + card.detail()).toLowerCase(Locale.ROOT))
                .doesNotContain(
                        "osteochondrosis",
                        "displacement",
                        "laser",
                        "not measured",
                        "diagnosis:",
                        "%",
                        "probab",
                        "points"));
    }

    private static Candidate candidate(
            String id, String name, Tier tier, boolean treatable, int points, Fact... facts) {
        return new Candidate(id, name, tier, treatable, points, List.of(facts));
    }

    private static Fact fact(String what, Stance stance) {
        return new Fact(what, "", "", "", "", "", "", "", stance, 0, false);
    }
}
