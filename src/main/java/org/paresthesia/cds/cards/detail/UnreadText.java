package org.paresthesia.cds.cards.detail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.paresthesia.cds.cards.choice.OpenQuestions;
import org.paresthesia.cds.cards.choice.PlannedCard;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.UnreadData;
import org.paresthesia.cds.hook.InHand;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Service;

/** Says which data could not be read and which questions stay open: never the same as "not found". */
final class UnreadText {

    private static final String GATE_QUESTION = "Do the rules of this service apply to this patient at all?";
    private static final int MOST_NAMES = 5;

    /** What the hook's context holds, and what is no data, has no place in discovery, where the other titles come from. */
    private static final Map<String, String> WITHOUT_A_TITLE = Map.of(
            InHand.Orders.FIELD,
            "the orders that are being written",
            UnreadData.THE_RULES,
            "some rules of this service");

    private final Glossary glossary;
    private final Service service;

    /** With the needs that rules reach, and the service whose needs have titles. */
    UnreadText(Glossary glossary, Service service) {
        this.glossary = glossary;
        this.service = service;
    }

    /** Data that this rule asks for and that was not, or only partly, searched. */
    List<String> notSearched(Rule rule, Findings findings) {
        List<String> lines = new ArrayList<>(lines(findings.unread().stream()
                .filter(data -> glossary.restsOnNeed(rule, data.need()))
                .toList()));
        if (rule.restsOnMedicineAbsence() && !findings.unrecognisedMedicines().isEmpty()) {
            lines.add(unrecognised(findings.unrecognisedMedicines()));
        }
        return lines;
    }

    /** Data whose lack keeps questions open, with the number of entries that could not be read at all. */
    List<String> couldNotBeRead(PlannedCard card, Findings findings) {
        List<String> lines = new ArrayList<>(lines(OpenQuestions.dataBehind(card.open(), findings)));
        if (findings.unreadableEntries() > 0) {
            lines.add("entries that could not be read: " + findings.unreadableEntries());
        }
        return lines;
    }

    /** The questions that stay open; first the one that all others rest on, where that is open too. */
    List<String> questions(PlannedCard card, Findings findings) {
        Set<String> questions = new LinkedHashSet<>();
        boolean isAboutGaps = card.due().rule().role() == Rule.Role.GAP;
        if (isAboutGaps && OpenQuestions.isGateOpen(findings)) {
            questions.add(GATE_QUESTION);
        }
        card.open().stream().map(Rule::question).forEach(questions::add);
        return questions.stream().filter(question -> !question.isBlank()).toList();
    }

    /** One line for each, in the order of discovery, whatever the order in which they were noticed. */
    private List<String> lines(Collection<UnreadData> unread) {
        List<String> keys = service.prefetch().stream().map(PrefetchNeed::key).toList();
        return unread.stream()
                .sorted(Comparator.comparingInt((UnreadData data) -> keys.indexOf(data.need()))
                        .thenComparing(UnreadData::need)
                        .thenComparing(UnreadData::reason))
                .map(data -> title(data.need()) + " (" + reason(data.reason()) + ")")
                .distinct()
                .toList();
    }

    private String title(String need) {
        return service.prefetch().stream()
                .filter(each -> each.key().equals(need))
                .map(PrefetchNeed::title)
                .map(MarkdownText::ofContent)
                .findFirst()
                .orElse(MarkdownText.ofContent(WITHOUT_A_TITLE.getOrDefault(need, need)));
    }

    private static String reason(UnreadData.Reason reason) {
        return switch (reason) {
            case NOT_SENT -> "not sent";
            case FAILED -> "the query failed";
            case INCOMPLETE -> "only a part arrived";
            case UNREADABLE -> "some entries could not be read";
            case NOT_IN_TIME -> "not finished in time";
        };
    }

    private static String unrecognised(List<String> names) {
        List<String> shown = new ArrayList<>(
                names.stream().limit(MOST_NAMES).map(MarkdownText::ofChart).toList());
        if (names.size() > MOST_NAMES) {
            shown.add("and " + (names.size() - MOST_NAMES) + " more");
        }
        return "medicines not recognised, so not looked into: " + names.size() + " (" + String.join(", ", shown) + ")";
    }
}
