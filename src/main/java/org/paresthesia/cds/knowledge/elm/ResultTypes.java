package org.paresthesia.cds.knowledge.elm;

import java.util.ArrayList;
import java.util.List;
import org.cqframework.cql.cql2elm.tracking.Trackable;
import org.hl7.cql.model.DataType;
import org.hl7.cql.model.IntervalType;
import org.hl7.cql.model.ListType;
import org.hl7.cql.model.SimpleType;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.Union;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;
import org.paresthesia.cds.knowledge.cql.LogicText;

/**
 * The types that are asked for after the translation: of defines and parameters, and whether lists or intervals are united.
 *
 * <p>The translator keeps them beside the ELM and not in it; written into every element, as it offers, they would be most of the file.
 */
final class ResultTypes {

    private static final String LIST = "list<";
    private static final String INTERVAL = "interval<";

    private ResultTypes() {}

    /** The types of a translated library in the order in which they stand. */
    static List<String> of(Library library) {
        return typed(library).stream().map(CompiledLogic::typeOf).toList();
    }

    /** Gives the elements of a library that was read the types that they had when it was written. */
    static void restore(Library library, List<String> types) {
        List<Element> typed = typed(library);
        for (int at = 0; at < typed.size(); at++) {
            Trackable.INSTANCE.setResultType(typed.get(at), type(types.get(at)));
        }
    }

    private static List<Element> typed(Library library) {
        List<Element> typed = new ArrayList<>();
        if (library.getParameters() != null) {
            typed.addAll(library.getParameters().getDef());
        }
        if (library.getStatements() != null) {
            library.getStatements().getDef().forEach(define -> {
                typed.add(define);
                if (define.getExpression() != null) {
                    LogicText.elements(List.of(define.getExpression())).stream()
                            .filter(Union.class::isInstance)
                            .forEach(typed::add);
                }
            });
        }
        return typed;
    }

    /** A type that says of itself what the translator's did; only its outermost kind is more than words. */
    private static DataType type(String words) {
        if (words.startsWith(LIST)) {
            return new ListType(new SimpleType(inside(words, LIST)));
        }
        if (words.startsWith(INTERVAL)) {
            return new IntervalType(new SimpleType(inside(words, INTERVAL)));
        }
        return new SimpleType(words);
    }

    private static String inside(String words, String kind) {
        return words.substring(kind.length(), words.length() - 1);
    }
}
