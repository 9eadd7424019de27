package org.paresthesia.cds.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.AdvisorAtHand;
import org.paresthesia.cds.knowledge.CardText;
import org.paresthesia.cds.knowledge.Order;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Source;
import org.paresthesia.cds.wording.OwnWords.Text;

/** Every text of ours: of rules, of the logic and on approved cards. */
class OwnWordsTest {

    /** What a screen that others can see must not tell (pitfall 48). */
    private static final Pattern SENSITIVE = Pattern.compile(
            "\\bHIV\\b|\\bAIDS\\b|\\bB20\\b|hepatitis|syphilis|alcohol|\\bdrug (use|abuse)|opioid use",
            Pattern.CASE_INSENSITIVE);

    private static void saysNothingForbidden(Supplier<Stream<Text>> texts, int atLeast) {
        assertThat(texts.get()).hasSizeGreaterThan(atLeast);
        assertThat(texts.get().flatMap(text -> ForbiddenWords.in(text.text()).stream()
                        .map(found -> text.where() + ": " + found)))
                .isEmpty();
    }

    @Test
    void rulesUseNoForbiddenWord() { // pitfall 45, pitfall 46
        saysNothingForbidden(OwnWords::ofRules, 300);
    }

    @Test
    void theLogicUsesNoForbiddenWord() { // pitfall 45, pitfall 46
        saysNothingForbidden(OwnWords::ofLogic, 300);
    }

    @Test
    void approvedCardsUseNoForbiddenWord() { // pitfall 45, pitfall 46
        saysNothingForbidden(OwnWords::ofApprovedCards, 40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Osteochondrosis of the lumbar spine.",
                "A displacement of the disc presses on the nerve.",
                "Laser and currents help.",
                "The medicine has no side effects on the liver.",
                "Diagnosis: diabetic neuropathy.",
                "This fits in 85 % of patients.",
                "A deficiency is probably the cause.",
                "The score of this cause is high.",
                "This cause has 4 points.",
                "Stop taking metformin.",
                "Discontinue the statin.",
                "Stop the medicine.",
                "This treatment is safe.",
                "Vitamin B12 cures the neuropathy."
            })
    void aForbiddenSentenceIsFound(String sentence) {
        assertThat(ForbiddenWords.in(sentence)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TENS, laser, traction and manual therapy alone are not advised.",
                "HbA1c at or above 6.5 %.",
                "It is not a probability.",
                "Help to stop smoking is an option.",
                "No current pregnancy is on record.",
                "The two-level Wells score can be used."
            })
    void anAllowedSentenceIsNot(String sentence) {
        assertThat(ForbiddenWords.in(sentence)).isEmpty();
    }

    @Test
    void noSummaryTellsWhatIsSensitive() { // pitfall 48
        // The specification itself words this one (3.5, TOXIC); docs/clarifications.md says so.
        Stream<String> summaries = OwnWords.rules().stream()
                .filter(rule -> !rule.code().equals("toxic-alcohol"))
                .flatMap(rule -> Stream.concat(
                        Stream.of(rule.title()),
                        rule.texts().stream()
                                .filter(text -> text.kind() == CardText.Kind.SUMMARY)
                                .map(CardText::text)));

        assertThat(summaries).noneMatch(summary -> SENSITIVE.matcher(summary).find());
        assertThat(OwnWords.cards()
                        .map(card -> card.json().get("summary").asString())
                        .filter(summary -> !summary.startsWith("Alcohol")))
                .noneMatch(summary -> SENSITIVE.matcher(summary).find());
    }

    @Test
    void folateIsNeverOfferedWithoutItsCaution() { // pitfall 19
        List<Rule> offering = OwnWords.rules().stream()
                .filter(rule -> rule.offers().stream()
                        .anyMatch(offer -> offer.order().canonical().endsWith("/order-folate")))
                .toList();

        assertThat(offering).isNotEmpty().allSatisfy(rule -> assertThat(rule.texts())
                .extracting(CardText::text)
                .anyMatch(text -> text.startsWith("No folic acid alone")));
        assertThat(AdvisorAtHand.KNOWLEDGE.orders().values())
                .extracting(Order::text)
                .noneMatch(text -> text.toLowerCase().contains("folic acid"));
    }

    @Test
    void everyCardPrintsTheStrengthOfItsGuidance() { // pitfall 50
        List<Source> graded = AdvisorAtHand.KNOWLEDGE.sources().values().stream()
                .filter(source -> source.strength().isPresent())
                .toList();
        assertThat(graded).hasSizeGreaterThan(5);
        assertThat(OwnWords.cards()).allSatisfy(card -> {
            String detail = card.json().get("detail").toString();
            graded.stream()
                    .filter(source -> detail.contains("- [" + source.label().replace("\"", "\\\"") + "]"))
                    .forEach(source -> assertThat(detail)
                            .as(card.where())
                            .containsPattern(Pattern.quote(
                                    source.strength().orElseThrow().substring(0, 6))));
        });
        assertThat(OwnWords.rules())
                .filteredOn(rule -> rule.role() != Rule.Role.GAP)
                .allSatisfy(rule -> assertThat(rule.sources()).as(rule.code()).isNotEmpty());
    }
}
