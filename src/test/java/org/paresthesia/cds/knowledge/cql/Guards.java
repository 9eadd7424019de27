package org.paresthesia.cds.knowledge.cql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.elm.r1.BinaryExpression;
import org.hl7.elm.r1.Code;
import org.hl7.elm.r1.Concept;
import org.hl7.elm.r1.Count;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.Equal;
import org.hl7.elm.r1.Equivalent;
import org.hl7.elm.r1.Exists;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.IsFalse;
import org.hl7.elm.r1.Less;
import org.hl7.elm.r1.LessOrEqual;
import org.hl7.elm.r1.Literal;
import org.hl7.elm.r1.Not;
import org.hl7.elm.r1.Quantity;
import org.hl7.elm.r1.Without;

/** The guards of the logic. */
final class Guards {

    private static final Set<String> NUMBERS = Set.of("Integer", "Decimal", "Long");
    private static final List<BigDecimal> PLAIN = List.of(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.valueOf(2));

    private Guards() {}

    /** Absence is asked through one function: {@code exists} of unread data is false, and would become "not found". */
    static Guard absence(Predicate<LogicText.Name> exempt) {
        return new Guard(
                Guards::asksAbsence,
                exempt.or(name -> name.equals(new LogicText.Name("ParesthesiaElements", "Absent"))));
    }

    /** Clinical numbers stand in the settings; 0, 1 and 2 are arithmetic and points. */
    static Guard numbers(Predicate<LogicText.Name> exempt) {
        return new Guard(
                Guards::isClinicalNumber, exempt.or(name -> name.library().equals("ParesthesiaSettings")));
    }

    /** Codes stand in the concepts and in value sets. */
    static Guard codes(Predicate<LogicText.Name> exempt) {
        return new Guard(Guards::isCode, exempt.or(name -> name.library().equals("ParesthesiaConcepts")));
    }

    private static boolean asksAbsence(Element element) {
        if (element instanceof Not not) {
            return not.getOperand() instanceof Exists;
        }
        if (element instanceof IsFalse isFalse) {
            return isFalse.getOperand() instanceof Exists;
        }
        if (element instanceof Equal || element instanceof Equivalent) {
            return comparesTo((BinaryExpression) element, Exists.class, "false")
                    || comparesTo((BinaryExpression) element, Count.class, "0");
        }
        return element instanceof Without
                || element instanceof Less less && comparesTo(less, Count.class, "1")
                || element instanceof LessOrEqual atMost && comparesTo(atMost, Count.class, "0");
    }

    private static boolean comparesTo(BinaryExpression comparison, Class<? extends Expression> kind, String literal) {
        boolean has = comparison.getOperand().stream().anyMatch(kind::isInstance);
        return has
                && comparison.getOperand().stream()
                        .anyMatch(each -> each instanceof Literal value && literal.equals(value.getValue()));
    }

    private static boolean isClinicalNumber(Element element) {
        if (element instanceof Literal literal
                && NUMBERS.contains(literal.getValueType().getLocalPart())) {
            return !isPlain(new BigDecimal(literal.getValue()));
        }
        return element instanceof Quantity quantity
                && quantity.getValue() != null
                && !isPlain(new BigDecimal(quantity.getValue().toString()));
    }

    private static boolean isPlain(BigDecimal number) {
        return PLAIN.stream().anyMatch(plain -> plain.compareTo(number) == 0);
    }

    private static boolean isCode(Element element) {
        return element instanceof Code
                || element instanceof Concept
                || element instanceof Literal literal
                        && literal.getValue() != null
                        && literal.getValue().matches("(https?://|urn:).*");
    }
}
