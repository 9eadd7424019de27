package org.paresthesia.cds.tools.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paresthesia.cds.tools.register.RegisterTables.ConditionRow;
import org.paresthesia.cds.tools.register.RegisterTables.StatementRow;

/** Finds what is missing in the tables, and what they name that does not exist. */
final class RegisterChecks {

    private static final int CONDITIONS = 36;
    private static final int STATEMENTS = 59;

    private final RegisterTables tables;
    private final ClinicalContent content;
    private final List<String> problems = new ArrayList<>();

    RegisterChecks(RegisterTables tables, ClinicalContent content) {
        this.tables = tables;
        this.content = content;
    }

    /** Refuses tables with gaps or with names of nothing. */
    void refuseProblems() {
        List<String> ids = tables.conditions().stream().map(ConditionRow::id).toList();
        if (!ids.equals(numbers(CONDITIONS).map("D%02d"::formatted).toList())) {
            problems.add("the conditions are not D01 to D36 in order");
        }
        if (!tables.statements().stream()
                .map(StatementRow::number)
                .toList()
                .equals(numbers(STATEMENTS).toList())) {
            problems.add("the statements are not 1 to 59 in order");
        }
        tables.conditions().forEach(this::check);
        tables.statements().forEach(row -> check(row, Set.copyOf(ids)));
        everyTopicBelongsToACondition();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    private static Stream<Integer> numbers(int last) {
        return IntStream.rangeClosed(1, last).boxed();
    }

    private void check(ConditionRow row) {
        missing(row.id(), "topic", row.topics(), topic -> content.rule(topic).isPresent());
        missing(row.id(), "empty value set", row.offWithoutCodes(), content::isEmptySet);
        if (row.neverSays().isEmpty() || (row.topics().isEmpty() && row.looksFor() == null)) {
            problems.add(row.id() + " does not say what is looked for or what is never said");
        }
    }

    private void check(StatementRow row, Set<String> conditions) {
        String name = "statement " + row.number();
        missing(name, "condition", row.conditions(), conditions::contains);
        missing(name, "topic", row.topics(), topic -> content.rule(topic).isPresent());
        missing(name, "define", row.defines(), define -> content.fileOfDefine(define)
                .isPresent());
        missing(name, "patient", row.patients(), patient -> content.demoFile(patient)
                .isPresent());
        if (row.whatWeDo().isBlank() || row.conditions().isEmpty()) {
            problems.add(name + " has no answer");
        }
    }

    private void missing(String row, String kind, List<String> names, Predicate<String> exists) {
        names.stream()
                .filter(exists.negate())
                .forEach(name -> problems.add(row + " names the " + kind + " " + name + ", which does not exist"));
    }

    /** The summary and the card of gaps speak of no condition. */
    private void everyTopicBelongsToACondition() {
        Set<String> named = tables.conditions().stream()
                .flatMap(row -> row.topics().stream())
                .collect(Collectors.toSet());
        content.topics().stream()
                .filter(topic -> content.rule(topic).orElseThrow().logic().isPresent())
                .filter(topic -> !named.contains(topic) && !topic.equals("ddx-summary"))
                .forEach(topic -> problems.add("topic " + topic + " belongs to no condition"));
    }
}
