package org.paresthesia.cds.playground.why;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.paresthesia.cds.explain.ExplainedRule;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.explain.Words;

/**
 * A rule and what became of it.
 *
 * @param topic the topic's code
 * @param title what its card says
 * @param verdict what became of it, in words
 * @param group which of the groups it belongs to
 */
public record RuleRow(String topic, String title, String verdict, Group group) {

    /** What a reader looks for first. */
    public enum Group {
        SHOWN("Shown", "yes"),
        WITHHELD("True, but not shown as a card", "warning"),
        OPEN("Unknown", "warning"),
        NOT_TRUE("Certainly not true", "plain");

        private final String words;
        private final String mark;

        Group(String words, String mark) {
            this.words = words;
            this.mark = mark;
        }

        /** Its name. */
        public String words() {
            return words;
        }

        /** Its style. */
        public String mark() {
            return mark;
        }
    }

    /** All rules of an explanation, in their order. */
    public static List<RuleRow> of(Explanation explanation) {
        return explanation.rules().stream().map(rule -> of(rule, explanation)).toList();
    }

    /** The same by group, groups without a rule left out. */
    public static Map<Group, List<RuleRow>> grouped(List<RuleRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(RuleRow::group, TreeMap::new, Collectors.toList()));
    }

    static RuleRow of(ExplainedRule rule, Explanation explanation) {
        return new RuleRow(rule.topic(), rule.title(), Words.of(rule, explanation.statements()), group(rule));
    }

    private static Group group(ExplainedRule rule) {
        return switch (rule.verdict()) {
            case SHOWN -> Group.SHOWN;
            case LINE, ORDERED, OVERRIDDEN, AFTER_CRITICAL, ENOUGH_OF_ITS_KIND -> Group.WITHHELD;
            case OPEN, UNKNOWN -> Group.OPEN;
            case NOT_TRUE, NOT_DUE, SWITCHED_OFF -> Group.NOT_TRUE;
        };
    }
}
