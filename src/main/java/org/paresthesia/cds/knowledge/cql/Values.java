package org.paresthesia.cds.knowledge.cql;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hl7.elm.r1.AliasRef;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.OperandRef;
import org.hl7.elm.r1.ParameterRef;
import org.hl7.elm.r1.Property;
import org.hl7.elm.r1.QueryLetRef;

/** Tells what a value is computed from, through all functions that are called. */
final class Values {

    private final LogicText text;
    private final Predicate<String> isWindow;

    Values(LogicText text, Predicate<String> isWindow) {
        this.text = text;
        this.isWindow = isWindow;
    }

    /** What an expression is computed from. */
    Place.Value of(Expression expression, Place place) {
        Sum sum = new Sum();
        sum.add(expression, place);
        return new Place.Value(sum.windows, sum.isFixed, sum.paths, sum.aliases);
    }

    private final class Sum {
        private final Set<String> windows = new TreeSet<>();
        private final Set<String> paths = new HashSet<>();
        private final Set<String> aliases = new HashSet<>();
        private final Set<LogicText.Name> called = new HashSet<>();
        private boolean isFixed = true;

        private void add(Expression expression, Place place) {
            for (Element element : LogicText.elements(List.of(expression))) {
                if (element instanceof OperandRef operand) {
                    operand(place.operands().get(operand.getName()));
                } else if (element instanceof Property property) {
                    aliases.add(String.valueOf(property.getScope()));
                } else if (element instanceof AliasRef alias) {
                    aliases.add(alias.getName());
                }
                add(element, place.inside());
            }
        }

        /** What a function reads by itself; names of its own operands and queries mean nothing here. */
        private void add(Element element, LogicText.Name inside) {
            if (element instanceof ParameterRef parameter) {
                parameter(text.resolve(inside, parameter.getLibraryName(), parameter.getName()));
            } else if (element instanceof FunctionRef call) {
                function(text.resolve(inside, call.getLibraryName(), call.getName()));
            } else if (element instanceof Property property) {
                isFixed = false;
                paths.add(property.getPath());
            } else if (element instanceof AliasRef
                    || element instanceof ExpressionRef
                    || element instanceof QueryLetRef) {
                isFixed = false;
            }
        }

        private void parameter(LogicText.Name parameter) {
            if (isWindow.test(parameter.toString())) {
                windows.add(parameter.toString());
            }
        }

        private void operand(Place.Value value) {
            if (value != null) {
                windows.addAll(value.windows());
                paths.addAll(value.paths());
                aliases.addAll(value.aliases());
                isFixed &= value.isFixed();
            }
        }

        private void function(LogicText.Name function) {
            if (called.add(function)) {
                text.bodies(function).stream()
                        .map(ExpressionDef::getExpression)
                        .filter(Objects::nonNull)
                        .flatMap(body -> LogicText.elements(List.of(body)).stream())
                        .forEach(element -> add(element, function));
            }
        }
    }
}
