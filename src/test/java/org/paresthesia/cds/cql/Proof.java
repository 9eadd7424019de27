package org.paresthesia.cds.cql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;
import org.paresthesia.cds.knowledge.cql.DataNeeds;

/** Which sorts of answers every define has been seen to give, over all rows. */
final class Proof {

    private final CompiledLogic logic;
    private final Map<String, Map<Object, String>> unreachable;
    private final Map<String, Set<String>> seen = new TreeMap<>();

    /**
     * Evaluates every define for every row.
     *
     * @param unreachable by {@code Library.Define} or {@code Library}: the sorts that can't be seen, with the reason
     */
    Proof(
            CompiledLogic logic,
            DataNeeds needs,
            RowRunner runner,
            List<Row> rows,
            Map<String, Map<Object, String>> unreachable) {
        this.logic = logic;
        this.unreachable = unreachable;
        for (String library : libraries()) {
            List<String> defines =
                    defines(library).stream().map(ExpressionDef::getName).toList();
            Map<String, Set<String>> needsOf = defines.stream()
                    .collect(Collectors.toMap(define -> define, define -> needs.needsOf(library, define)));
            for (Row row : rows) {
                runner.evaluate(row, library, defines).forEach((define, answer) -> seen.computeIfAbsent(
                                library + "." + define, any -> new LinkedHashSet<>())
                        .addAll(answer.kinds(row.unread().stream().anyMatch(needsOf.get(define)::contains))));
            }
        }
    }

    /** The libraries that were written here. */
    List<String> libraries() {
        return logic.names().stream()
                .filter(name -> !name.equals("FHIRHelpers"))
                .sorted()
                .toList();
    }

    /** The defines of a library that lack a sort of answer, and which. */
    List<String> unproven(String library) {
        List<String> unproven = new ArrayList<>();
        for (ExpressionDef define : defines(library)) {
            String name = library + "." + define.getName();
            Set<String> missing = new TreeSet<>(wanted(CompiledLogic.typeOf(define)));
            missing.removeAll(seen.getOrDefault(name, Set.of()));
            missing.removeAll(excused(name));
            missing.removeAll(excused(library));
            if (!missing.isEmpty()) {
                unproven.add(name + " was never seen " + String.join(", ", missing));
            }
        }
        return unproven;
    }

    /** What is called unreachable and was seen after all, or names nothing. */
    List<String> wronglyExcused() {
        List<String> wrong = new ArrayList<>();
        unreachable.forEach((name, answers) -> answers.keySet().stream()
                .filter(answer -> seen.getOrDefault(name, Set.of()).contains(answer.toString()))
                .forEach(answer -> wrong.add(name + " was seen " + answer)));
        unreachable.keySet().stream()
                .filter(name -> !libraries().contains(name) && !seen.containsKey(name))
                .forEach(name -> wrong.add(name + " does not exist"));
        return wrong;
    }

    private List<ExpressionDef> defines(String library) {
        if (logic.library(library).getStatements() == null) {
            return List.of();
        }
        return logic.library(library).getStatements().getDef().stream()
                .filter(define -> !(define instanceof FunctionDef))
                .filter(define -> !"Patient".equals(define.getName()))
                .toList();
    }

    private Set<String> excused(String name) {
        return unreachable.getOrDefault(name, Map.of()).keySet().stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    private static Set<String> wanted(String type) {
        if (type.equals("System.Boolean")) {
            return Set.of("true", "false", "unknown");
        }
        return type.startsWith("list<") ? Set.of("empty", "one", "several", "unread") : Set.of();
    }
}
