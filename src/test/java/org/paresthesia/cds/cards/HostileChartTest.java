package org.paresthesia.cds.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.cards.detail.Rendered;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.findings.Candidate;
import org.paresthesia.cds.findings.Candidate.Tier;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;

/** A chart that is made to break a page, or that is only very long, changes nothing but words. */
@Proves("H9")
class HostileChartTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "a | b | c",
                "``` code",
                "line\n\n# two\n- three",
                "https://evil.example www.evil.example me@evil.example",
                "\u202Egnp.exe",
                "\u200B"
            })
    void chartTextChangesNothingButWords(String hostile) {
        assertThat(Rendered.of(hostileDetail(hostile)).structure())
                .isEqualTo(Rendered.of(hostileDetail("word")).structure());
        assertThat(Rendered.of(hostileDetail(hostile)).html())
                .doesNotContain("<img", "<script", "javascript:alert(1)\"");
        assertThat(Rendered.of(hostileDetail(hostile)).links())
                .containsExactly("https://www.nice.org.uk/guidance/ng239");
    }

    @Test
    void theWorstChartStillGivesADetailThatCanBeSent() {
        String longest = "𝕎|<".repeat(5000);
        Fact[] facts = Stream.of(Stance.values())
                .flatMap(stance -> IntStream.range(0, 500)
                        .mapToObj(i -> new Fact(
                                i + longest,
                                longest,
                                longest,
                                longest,
                                longest,
                                "Observation/" + i,
                                "a|" + longest,
                                longest,
                                stance,
                                1,
                                false)))
                .toArray(Fact[]::new);
        String[] medicines = IntStream.range(0, 500).mapToObj(i -> longest).toArray(String[]::new);

        List<Card> cards = new Scene()
                .unrecognised(medicines)
                .candidates(candidate("D01", facts), candidate("D02", facts))
                .holds("b12-low", facts)
                .holds("lab-baseline", facts)
                .cards();

        assertThat(cards).hasSize(3).allSatisfy(card -> assertThat(card.detail().length())
                .isLessThan(120_000));
    }

    private static String hostileDetail(String text) {
        Fact fact = new Fact(
                "Numb " + text,
                text,
                text,
                text,
                text,
                "Observation/1",
                "http://loinc.org|1-8",
                text,
                Stance.FOR,
                1,
                false);
        Fact problem =
                new Fact("Sore " + text, text, "", text, text, "Condition/1", "", text, Stance.AGAINST, 1, false);
        return new Scene()
                .unrecognised("a" + text)
                .holds("b12-low", fact, problem)
                .cards()
                .get(0)
                .detail();
    }

    private static Candidate candidate(String id, Fact... facts) {
        return new Candidate(id, id, Tier.C, true, 2, List.of(facts));
    }
}
