package org.paresthesia.cds.knowledge.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.Retrieve;
import org.hl7.elm.r1.ValueSetRef;
import org.paresthesia.cds.knowledge.Problem;

/**
 * Refuses a retrieve that stands anywhere but at the top level of a define of the one library that retrieves, or that is chosen
 * by anything but a value set named there.
 *
 * <p>Elsewhere it could not be told which data the logic needs; and a retrieve whose value set is a parameter of a function loses
 * its filter without a word.
 */
final class RetrieveGuard {

    private static final String ELEMENTS = "ParesthesiaElements";
    private static final String CONTEXT = "Patient";
    private static final String CURE = "retrieve it in a define of " + ELEMENTS
            + " of its own, without a filter or with a value set by name, and name that define here";

    private final CompiledLogic logic;
    private final LogicText text;
    private final Map<String, String> fileOf;
    private final List<Problem> problems = new ArrayList<>();

    private RetrieveGuard(CompiledLogic logic, Map<String, String> fileOf) {
        this.logic = logic;
        this.text = new LogicText(logic);
        this.fileOf = fileOf;
    }

    /** The retrieves that stand in a wrong place, with the file and line of each. */
    static List<Problem> problems(CompiledLogic logic, Map<String, String> fileOf) {
        RetrieveGuard guard = new RetrieveGuard(logic, fileOf);
        fileOf.keySet().forEach(guard::check);
        return guard.problems;
    }

    private void check(String library) {
        if (logic.library(library).getStatements() != null) {
            logic.library(library).getStatements().getDef().forEach(define -> check(library, define));
        }
    }

    private void check(String library, ExpressionDef define) {
        for (Retrieve retrieve : text.in(new LogicText.Name(library, define.getName()), Retrieve.class)) {
            boolean isContext = define.getName().equals(CONTEXT);
            boolean isTopLevel = define.getExpression() == retrieve && !(define instanceof FunctionDef);
            if (!isContext && !(isTopLevel && library.equals(ELEMENTS) && isByNameOrWhole(retrieve))) {
                problems.add(new Problem(fileOf.get(library), line(retrieve), what(define, retrieve), CURE));
            }
        }
    }

    private static boolean isByNameOrWhole(Retrieve retrieve) {
        return retrieve.getDateRange() == null
                && (retrieve.getCodes() == null || retrieve.getCodes() instanceof ValueSetRef);
    }

    private static String what(ExpressionDef define, Retrieve retrieve) {
        return "\"" + define.getName() + "\" retrieves "
                + retrieve.getDataType().getLocalPart() + " in a place or way " + "that can't be checked";
    }

    /** A locator is written {@code line:column-line:column}. */
    private static int line(Retrieve retrieve) {
        String locator = retrieve.getLocator();
        return locator == null ? 0 : Integer.parseInt(locator.substring(0, locator.indexOf(':')));
    }
}
