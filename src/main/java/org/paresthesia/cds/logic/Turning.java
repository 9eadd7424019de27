package org.paresthesia.cds.logic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.elm.r1.And;
import org.hl7.elm.r1.Exists;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.IsFalse;
import org.hl7.elm.r1.IsTrue;
import org.hl7.elm.r1.Not;
import org.hl7.elm.r1.Or;
import org.paresthesia.cds.findings.Change;
import org.paresthesia.cds.findings.Change.Step;
import org.paresthesia.cds.findings.Statement;
import org.paresthesia.cds.findings.Statement.Says;
import org.paresthesia.cds.knowledge.cql.LogicText;
import org.paresthesia.cds.knowledge.cql.LogicText.Name;

/**
 * Works out what would change an answer, from the words of the logic alone: through and, or, not and the tests of absence, down to
 * the statements that decide. What is written in another way is one statement that decides as a whole.
 */
final class Turning {

    private static final int DEEPEST = 5;
    private static final int MOST_WAYS = 10;
    private static final int MOST_INSIDE = 40;
    private static final int MOST_STEPS = 8;
    private static final Set<String> FOUND_OR_NOT = Set.of("Present", "When Read");

    private final LogicText text;
    private final Map<String, Statement> said;

    Turning(LogicText text, Map<String, Statement> said) {
        this.text = text;
        this.said = said;
    }

    /** The ways in which conditions that must all be true would be so, or where they are, would not. */
    List<Change> ways(List<Name> conditions) {
        boolean wanted = !conditions.stream().allMatch(each -> isAlready(each, true));
        List<List<Step>> ways = wanted ? List.of(List.of()) : new ArrayList<>();
        for (Name condition : conditions) {
            List<List<Step>> more = ofDefine(condition, wanted, 0);
            ways = wanted ? allTogether(ways, more) : joined(ways, more);
        }
        return ways.stream()
                .filter(way -> !way.isEmpty() && way.size() <= MOST_STEPS)
                .distinct()
                .limit(MOST_WAYS)
                .map(Change::new)
                .toList();
    }

    private List<List<Step>> ofDefine(Name define, boolean wanted, int depth) {
        if (isAlready(define, wanted)) {
            return List.of(List.of());
        }
        Optional<List<List<Step>>> inside =
                depth < DEEPEST && text.bodies(define).size() == 1
                        ? of(define, text.bodies(define).get(0).getExpression(), wanted, depth)
                        : Optional.empty();
        return inside.filter(ways -> !ways.isEmpty() && ways.size() <= MOST_INSIDE)
                .filter(ways -> ways.stream().noneMatch(List::isEmpty))
                .orElseGet(() -> List.of(List.of(new Step(define.toString(), says(define, wanted)))));
    }

    /** Empty where the words are none of those that are followed. */
    private Optional<List<List<Step>>> of(Name in, Expression words, boolean wanted, int depth) {
        if (words instanceof And and) {
            return both(in, and.getOperand(), true, wanted, depth);
        }
        if (words instanceof Or or) {
            return both(in, or.getOperand(), false, wanted, depth);
        }
        if (words instanceof Not not) {
            return of(in, not.getOperand(), !wanted, depth);
        }
        if (words instanceof IsTrue test) {
            return of(in, test.getOperand(), wanted, depth);
        }
        if (words instanceof IsFalse test) {
            return of(in, test.getOperand(), !wanted, depth);
        }
        if (words instanceof Exists exists) {
            return exists.getOperand() instanceof ExpressionRef list
                    ? ofReference(in, list, wanted, depth)
                    : Optional.empty();
        }
        return words instanceof ExpressionRef reference ? ofReference(in, reference, wanted, depth) : Optional.empty();
    }

    private Optional<List<List<Step>>> ofReference(Name in, ExpressionRef reference, boolean wanted, int depth) {
        Name name = text.resolve(in, reference.getLibraryName(), reference.getName());
        if (reference instanceof FunctionRef call) {
            boolean isAbsence = name.define().equals("Absent");
            return isAbsence || FOUND_OR_NOT.contains(name.define())
                    ? of(in, call.getOperand().get(0), isAbsence != wanted, depth)
                    : Optional.empty();
        }
        return said.containsKey(name.toString()) ? Optional.of(ofDefine(name, wanted, depth + 1)) : Optional.empty();
    }

    /** Both sides are needed, or one of them is enough. */
    private Optional<List<List<Step>>> both(Name in, List<Expression> sides, boolean isAnd, boolean wanted, int depth) {
        Optional<List<List<Step>>> one = of(in, sides.get(0), wanted, depth);
        Optional<List<List<Step>>> other = of(in, sides.get(1), wanted, depth);
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(isAnd == wanted ? allTogether(one.get(), other.get()) : joined(one.get(), other.get()));
    }

    private static List<List<Step>> joined(List<List<Step>> one, List<List<Step>> other) {
        List<List<Step>> ways = new ArrayList<>(one);
        ways.addAll(other);
        return ways;
    }

    private static List<List<Step>> allTogether(List<List<Step>> one, List<List<Step>> other) {
        return one.stream()
                .flatMap(first -> other.stream().map(second -> together(first, second)))
                .toList();
    }

    private static List<Step> together(List<Step> first, List<Step> second) {
        List<Step> all = new ArrayList<>(first);
        second.stream().filter(step -> !all.contains(step)).forEach(all::add);
        return all;
    }

    private boolean isAlready(Name define, boolean wanted) {
        Statement statement = said.get(define.toString());
        return statement != null && statement.says() == says(define, wanted);
    }

    private Says says(Name define, boolean wanted) {
        Statement statement = said.get(define.toString());
        boolean isList = statement != null && (statement.says() == Says.FOUND || statement.says() == Says.NONE_FOUND);
        if (isList) {
            return wanted ? Says.FOUND : Says.NONE_FOUND;
        }
        return wanted ? Says.TRUE : Says.FALSE;
    }
}
