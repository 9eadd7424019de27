package org.paresthesia.cds.playground.why;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.explain.Words;
import org.paresthesia.cds.findings.Statement;
import org.paresthesia.cds.playground.library.CqlText;

/**
 * A statement of the logic and what it says of this patient.
 *
 * @param depth how far in it stands
 * @param library the library that holds it
 * @param name its name
 * @param says what it says, in words
 * @param mark the style of what it says
 * @param isRepeated whether it stands above already with all that is behind it
 * @param evidence the facts that it holds
 */
public record StatementLine(
        int depth, String library, String name, String says, String mark, boolean isRepeated, List<FactRow> evidence) {

    private static final int DEEPEST = 6;
    private static final int MOST = 150;
    private static final int FEW_FACTS = 6;

    /** The statements behind some conditions, each with what it is built from below it. */
    static List<StatementLine> behind(List<String> conditions, Explanation explanation) {
        List<StatementLine> lines = new ArrayList<>();
        Set<String> told = new HashSet<>();
        conditions.forEach(each -> add(each, 0, explanation, lines, told));
        return lines;
    }

    private static void add(
            String id, int depth, Explanation explanation, List<StatementLine> lines, Set<String> told) {
        Statement statement = explanation.statements().get(id);
        if (statement == null || depth > DEEPEST || lines.size() >= MOST) {
            return;
        }
        boolean isNew = told.add(id);
        lines.add(line(statement, depth, isNew, explanation));
        if (isNew) {
            statement.builtFrom().forEach(each -> add(each, depth + 1, explanation, lines, told));
        }
    }

    private static StatementLine line(Statement statement, int depth, boolean isNew, Explanation explanation) {
        List<FactRow> evidence =
                isNew ? FactRow.of(explanation.evidence().getOrDefault(statement.id(), List.of())) : List.of();
        return new StatementLine(
                depth,
                statement.library(),
                statement.name(),
                Words.of(statement),
                mark(statement),
                !isNew && !statement.builtFrom().isEmpty(),
                evidence.stream().limit(FEW_FACTS).toList());
    }

    /** Where it stands in the text of its library. */
    public String anchor() {
        return CqlText.anchor(name);
    }

    static String mark(Statement statement) {
        return switch (statement.says()) {
            case TRUE, FOUND, KNOWN -> "yes";
            case FALSE, NONE_FOUND -> "plain";
            case UNKNOWN, FAILED -> "warning";
        };
    }
}
