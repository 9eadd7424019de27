package org.paresthesia.cds.logic.prepared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.OperandDef;
import org.hl7.elm.r1.ParameterDef;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;

/** Prepares all libraries: first every name gets its node, then the nodes are filled, since any define may lead to any. */
final class Preparation {

    private final CompiledLogic logic;
    private final Kinds kinds;
    private final Map<ExpressionDef, Body> bodies = new IdentityHashMap<>();
    private final Map<ExpressionDef, Node> defines = new IdentityHashMap<>();
    private final Map<FunctionDef, Function> functions = new IdentityHashMap<>();
    private final Map<ParameterDef, Node> settings = new IdentityHashMap<>();
    private final Map<FunctionDef, Library> libraryOf = new IdentityHashMap<>();
    private final Queue<FunctionDef> reached = new ArrayDeque<>();
    private final List<String> leftToTheEngine = new ArrayList<>();
    private int places;

    Preparation(CompiledLogic logic, Kinds kinds) {
        this.logic = logic;
        this.kinds = kinds;
        List<Library> libraries =
                logic.names().stream().sorted().map(logic::library).toList();
        libraries.forEach(this::addSettings);
        libraries.forEach(library -> definesOf(library).forEach(each -> announce(library, each)));
        libraries.stream().filter(library -> !isHelper(library)).forEach(library -> definesOf(library)
                .forEach(each -> fill(library, each)));
        fillReachedHelpers();
    }

    private void fillReachedHelpers() {
        while (!reached.isEmpty()) {
            FunctionDef function = reached.remove();
            if (!bodies.get(function).isFilled()) {
                fill(libraryOf.get(function), function);
            }
        }
    }

    /** The translator's helpers, which turn FHIR into types of CQL; few of them are used. */
    static boolean isHelper(Library library) {
        return library.getIdentifier().getId().equals("FHIRHelpers");
    }

    private static List<ExpressionDef> definesOf(Library library) {
        return library.getStatements() == null
                ? List.of()
                : library.getStatements().getDef();
    }

    private void addSettings(Library library) {
        if (library.getParameters() != null) {
            library.getParameters().getDef().forEach(each -> settings.put(each, setting(library, each)));
        }
    }

    private Node setting(Library library, ParameterDef setting) {
        String name = library.getIdentifier().getId() + "." + setting.getName();
        Node usual = setting.getDefault() == null
                ? (memory, locals) -> null
                : new Scope(this, library).bind(setting.getDefault());
        Node value = (memory, locals) ->
                memory.parameters().containsKey(name) ? memory.parameters().get(name) : usual.value(memory, locals);
        int place = newPlace();
        return (memory, locals) -> memory.once(place, value, locals);
    }

    private void announce(Library library, ExpressionDef define) {
        Body body = new Body();
        bodies.put(define, body);
        if (define instanceof FunctionDef function) {
            functions.put(function, new Function(body, Function.isOfWords(function), newPlace()));
            libraryOf.put(function, library);
        } else {
            int place = newPlace();
            Node value = (memory, locals) -> memory.watch() == null
                    ? body.value(memory, body.room())
                    : memory.watch()
                            .define(
                                    library.getIdentifier().getId(),
                                    define.getName(),
                                    () -> body.value(memory, body.room()));
            defines.put(define, (memory, locals) -> memory.once(place, value, locals));
        }
    }

    private void fill(Library library, ExpressionDef define) {
        Scope scope = new Scope(this, library);
        if (define instanceof FunctionDef function) {
            function.getOperand().stream().map(OperandDef::getName).forEach(scope::open);
        }
        try {
            bodies.get(define).fill(scope.bind(expressionOf(define)), scope.locals());
        } catch (NotPrepared reason) {
            leftToTheEngine.add(library.getIdentifier().getId() + "." + define.getName() + ": " + reason.getMessage());
            bodies.get(define).fill(byEngine(library, define), scope.locals());
        }
    }

    /** A function that something outside the logic computes has none. */
    private static Expression expressionOf(ExpressionDef define) {
        if (define.getExpression() == null) {
            throw new NotPrepared(define);
        }
        return define.getExpression();
    }

    private static Node byEngine(Library library, ExpressionDef define) {
        if (define instanceof FunctionDef function) {
            int arguments = function.getOperand().size();
            return (memory, locals) -> memory.byEngine(
                    library,
                    engine -> engine.call(function, Arrays.asList(locals).subList(0, arguments)));
        }
        return (memory, locals) -> memory.byEngine(library, engine -> engine.value(define));
    }

    Node make(Expression element, Scope scope) {
        return kinds.make(element, scope);
    }

    Library library(String name) {
        return logic.library(name);
    }

    /** The defines of a library by their names. */
    Map<String, Node> definesByName(String library) {
        Map<String, Node> byName = new HashMap<>();
        definesOf(logic.library(library)).stream()
                .filter(defines::containsKey)
                .forEach(each -> byName.put(each.getName(), defines.get(each)));
        return byName;
    }

    Node define(ExpressionDef define) {
        return defines.get(define);
    }

    Node setting(ParameterDef setting) {
        return settings.get(setting);
    }

    Function function(FunctionDef function) {
        if (isHelper(libraryOf.get(function))) {
            reached.add(function);
        }
        return functions.get(function);
    }

    /** A place in the memory of every evaluation. */
    int newPlace() {
        return places++;
    }

    int places() {
        return places;
    }

    List<String> leftToTheEngine() {
        return leftToTheEngine;
    }
}
