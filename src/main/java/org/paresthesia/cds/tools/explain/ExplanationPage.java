package org.paresthesia.cds.tools.explain;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.paresthesia.cds.explain.ExplainedRule;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.explain.Words;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Statement;
import org.paresthesia.cds.tools.text.Page;

/** An explanation as text for a terminal. */
public final class ExplanationPage {

    private static final int FEW_LEVELS = 2;
    private static final int ALL_LEVELS = 100;

    private final Page page = new Page();
    private final Map<String, Statement> statements;

    private ExplanationPage(Map<String, Statement> statements) {
        this.statements = statements;
    }

    /** Every rule, with the first statements behind it. */
    public static String of(Explanation explanation) {
        return of(explanation, explanation.rules().stream(), FEW_LEVELS);
    }

    /** One rule, with everything behind it. */
    public static String of(Explanation explanation, ExplainedRule rule) {
        return of(explanation, Stream.of(rule), ALL_LEVELS);
    }

    private static String of(Explanation explanation, Stream<ExplainedRule> rules, int levels) {
        ExplanationPage text = new ExplanationPage(explanation.statements());
        explanation.noCards().ifPresent(reason -> text.page.line(0, "There are no cards: " + reason + "."));
        explanation
                .unread()
                .forEach(data -> text.page.line(0, "Not read: " + data.need() + " (" + reason(data.reason()) + ")"));
        rules.forEach(rule -> text.rule(rule, levels));
        return text.page.toString();
    }

    private static String reason(Enum<?> reason) {
        return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private void rule(ExplainedRule rule, int levels) {
        page.gap().line(0, rule.topic() + ": " + Words.of(rule, statements));
        page.line(2, rule.sentence().isBlank() ? rule.title() : rule.sentence());
        rule.facts().forEach(fact -> page.line(2, stance(fact) + fact(fact)));
        Set<String> told = new HashSet<>();
        rule.conditions().forEach(id -> statement(id, 2, levels, told));
    }

    private void statement(String id, int indent, int levels, Set<String> told) {
        Statement statement = statements.get(id);
        if (statement == null) {
            return;
        }
        boolean isNew = told.add(id);
        String more = isNew || statement.builtFrom().isEmpty() ? "" : " (see above)";
        page.line(
                indent,
                "[" + Words.of(statement) + "] " + statement.library() + ".\"" + statement.name() + "\"" + more);
        if (isNew && levels > 0) {
            statement.builtFrom().forEach(each -> statement(each, indent + 2, levels - 1, told));
        }
    }

    private static String stance(Fact fact) {
        return switch (fact.stands()) {
            case FOR -> "+ ";
            case AGAINST -> "- ";
            case MISSING -> "not found: ";
            case UNREADABLE -> "could not be interpreted: ";
        };
    }

    private static String fact(Fact fact) {
        StringJoiner words = new StringJoiner(", ");
        String value = (fact.value() + " " + fact.unit()).strip();
        words.add(fact.what() + (value.isEmpty() ? "" : ": " + value));
        Stream.of(fact.limit(), fact.date(), fact.status(), fact.resource())
                .filter(part -> !part.isBlank())
                .forEach(words::add);
        return words.toString();
    }
}
