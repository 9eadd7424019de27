package org.paresthesia.cds.playground.why;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.paresthesia.cds.explain.ExplainedRule;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.findings.Change;
import org.paresthesia.cds.findings.Statement;
import org.paresthesia.cds.findings.Statement.Says;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.RuleLogic;
import org.paresthesia.cds.playground.PagesOn;
import org.springframework.stereotype.Component;

/** Lays out an explanation for readers, with what the knowledge says of each rule. */
@Component
@PagesOn
public class WhyReader {

    private final Knowledge knowledge;

    WhyReader(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * Everything behind one rule; empty where the service has no such topic.
     *
     * @param changed the numbers that the caller's site changed, by {@code Library.Parameter}
     */
    public Optional<RuleView> rule(String topic, Explanation explanation, Map<String, String> changed) {
        Optional<Rule> known = knowledge.service(explanation.service()).flatMap(service -> service.rules().stream()
                .filter(rule -> rule.code().equals(topic))
                .findFirst());
        return explanation.rules().stream()
                .filter(rule -> rule.topic().equals(topic))
                .findFirst()
                .flatMap(explained -> known.map(rule -> view(rule, explained, explanation, changed)));
    }

    private RuleView view(Rule rule, ExplainedRule explained, Explanation explanation, Map<String, String> changed) {
        return new RuleView(
                RuleRow.of(explained, explanation),
                explained.sentence().isBlank() ? explained.title() : explained.sentence(),
                explained.urgency(),
                FactRow.of(explained.facts()),
                ComparedRow.behind(explained.conditions(), explanation, knowledge.settings(), changed),
                explained.lacking(),
                changes(explained, explanation),
                rule.sources(),
                SettingRow.of(settings(rule), knowledge.settings(), changed),
                StatementLine.behind(explained.conditions(), explanation));
    }

    private Set<String> settings(Rule rule) {
        Set<String> names = new HashSet<>();
        rule.logic()
                .map(RuleLogic::defines)
                .orElse(List.of())
                .forEach(define -> names.addAll(knowledge.dataNeeds().settingsOf(define)));
        return names;
    }

    private static List<String> changes(ExplainedRule rule, Explanation explanation) {
        List<String> lines = new ArrayList<>(ofVerdict(rule));
        boolean isTrue = rule.conditions().stream()
                .map(explanation.statements()::get)
                .allMatch(statement -> statement != null && statement.says() == Says.TRUE);
        String start = isTrue ? "It would not be true if " : "It would be true if ";
        rule.changes().forEach(change -> lines.add(start + words(change, explanation) + "."));
        return lines;
    }

    private static String words(Change change, Explanation explanation) {
        return change.steps().stream()
                .map(step -> words(step, explanation.statements().get(step.statement())))
                .collect(Collectors.joining("; and "));
    }

    private static String words(Change.Step step, Statement now) {
        String name = "“" + step.statement().substring(step.statement().indexOf('.') + 1) + "”";
        String then =
                switch (step.then()) {
                    case TRUE -> " were true";
                    case FALSE -> " were false";
                    case FOUND -> " held anything";
                    default -> " held nothing";
                };
        return name + then + (now != null && now.says() == Says.UNKNOWN ? " (now unknown)" : "");
    }

    /** What does not follow from the rule's own conditions. */
    private static List<String> ofVerdict(ExplainedRule rule) {
        return switch (rule.verdict()) {
            case OPEN -> List.of("It would be known if this could be read: " + String.join(", ", rule.lacking()) + ".");
            case SWITCHED_OFF -> List.of("It would be asked if the site switched the topic on for this client.");
            case ORDERED -> List.of(
                    "Its card would be shown if something that it offers were neither ordered nor done.");
            case OVERRIDDEN -> List.of(
                    "Its card would be shown again when the facts change or the quiet time is over.");
            case AFTER_CRITICAL -> List.of("Its card would be shown if no card that must not wait stood before it.");
            case ENOUGH_OF_ITS_KIND, LINE -> List.of("It would have a card of its own if fewer cards stood before it.");
            default -> List.of();
        };
    }
}
