package org.paresthesia.cds.knowledge.cql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cqframework.cql.elm.visiting.FunctionalElmVisitor;
import org.hl7.elm.r1.CodeDef;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.ParameterRef;
import org.hl7.elm.r1.ValueSetDef;

/** What stands in every define of the logic, and what each reaches through others; read once after the translation. */
public final class LogicText {

    /** The FHIR helpers of the translator, which are no clinical logic. */
    static final String HELPERS = "FHIRHelpers";

    /**
     * Where something is defined.
     *
     * @param library the library's name
     * @param define the name inside the library; overloads of a function share it
     */
    public record Name(String library, String define) {

        /** The form in which settings are named. */
        @Override
        public String toString() {
            return library + "." + define;
        }
    }

    private final Map<Name, List<ExpressionDef>> bodies = new HashMap<>();
    private final Map<Name, List<Element>> elements = new LinkedHashMap<>();
    private final Map<Name, Set<Name>> calls = new HashMap<>();
    private final Map<Name, Set<Name>> readers = new HashMap<>();
    private final Map<Name, String> valueSets = new HashMap<>();
    private final Map<Name, CodeDef> codes = new HashMap<>();
    private final Map<String, Map<String, String>> includes = new HashMap<>();

    /** Reads all libraries. */
    public LogicText(CompiledLogic logic) {
        logic.names().stream().sorted().forEach(name -> read(name, logic.library(name)));
        elements.forEach((name, all) -> calls.put(name, references(name, all)));
        calls.forEach((name, called) -> called.forEach(each ->
                readers.computeIfAbsent(each, any -> new LinkedHashSet<>()).add(name)));
    }

    private void read(String name, Library library) {
        if (library.getIncludes() != null) {
            library.getIncludes().getDef().forEach(each -> includes.computeIfAbsent(name, any -> new HashMap<>())
                    .put(each.getLocalIdentifier(), each.getPath()));
        }
        if (library.getValueSets() != null) {
            for (ValueSetDef each : library.getValueSets().getDef()) {
                valueSets.put(new Name(name, each.getName()), each.getId());
            }
        }
        if (library.getCodes() != null) {
            library.getCodes().getDef().forEach(each -> codes.put(new Name(name, each.getName()), each));
        }
        if (library.getStatements() != null) {
            library.getStatements().getDef().forEach(each -> read(new Name(name, each.getName()), each));
        }
    }

    private void read(Name name, ExpressionDef define) {
        bodies.computeIfAbsent(name, any -> new ArrayList<>()).add(define);
        List<Element> found = elements.computeIfAbsent(name, any -> new ArrayList<>());
        if (define.getExpression() != null) {
            found.addAll(elements(List.of(define.getExpression())));
        }
    }

    /** All elements of expressions. */
    public static List<Element> elements(List<Expression> expressions) {
        List<Element> found = new ArrayList<>();
        FunctionalElmVisitor<Void, Void> visitor = FunctionalElmVisitor.from((element, context) -> {
            found.add(element);
            return null;
        });
        expressions.forEach(each -> visitor.visitExpression(each, null));
        return found;
    }

    private Set<Name> references(Name from, List<Element> all) {
        Set<Name> names = new LinkedHashSet<>();
        for (Element element : all) {
            if (element instanceof ExpressionRef reference) {
                names.add(resolve(from, reference.getLibraryName(), reference.getName()));
            }
        }
        return names;
    }

    /** Where a reference in a define leads: its library alias is looked up among the includes of the define's library. */
    public Name resolve(Name from, String alias, String name) {
        String library = alias == null
                ? from.library()
                : includes.getOrDefault(from.library(), Map.of()).getOrDefault(alias, alias);
        return new Name(library, name);
    }

    /** All defines and functions, FHIRHelpers included. */
    Set<Name> names() {
        return elements.keySet();
    }

    /** The elements of one kind that stand in a define itself. */
    <T extends Element> List<T> in(Name name, Class<T> kind) {
        return elements.getOrDefault(name, List.of()).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** What stands under a name: one define, or a function with its overloads. */
    public List<ExpressionDef> bodies(Name name) {
        return bodies.getOrDefault(name, List.of());
    }

    /** Whether an element, which stands in {@code from}, names this define. */
    boolean isReference(Name from, Element element, Name to) {
        return element instanceof ExpressionRef reference
                && resolve(from, reference.getLibraryName(), reference.getName())
                        .equals(to);
    }

    /** A define and everything that it reaches through references. */
    Set<Name> reachedFrom(Name start) {
        Set<Name> reached = new LinkedHashSet<>(Set.of(start));
        List<Name> open = new ArrayList<>(reached);
        while (!open.isEmpty()) {
            for (Name next : calls.getOrDefault(open.remove(open.size() - 1), Set.of())) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }

    /** The defines that one names itself or through functions. */
    public Set<Name> definesBehind(Name start) {
        Set<Name> defines = new LinkedHashSet<>();
        for (Name next : calls.getOrDefault(start, Set.of())) {
            if (bodies(next).stream().anyMatch(FunctionDef.class::isInstance)) {
                defines.addAll(definesBehind(next));
            } else if (!next.library().equals(HELPERS)) {
                defines.add(next);
            }
        }
        return defines;
    }

    /** The defines and functions that refer to one themselves. */
    Set<Name> readersOf(Name name) {
        return readers.getOrDefault(name, Set.of());
    }

    /** The canonical address of a value set, by where it is defined. */
    String valueSet(Name name) {
        return valueSets.get(name);
    }

    /** The addresses of all value sets that are defined. */
    Set<String> valueSets() {
        return Set.copyOf(valueSets.values());
    }

    /** The single codes that are defined. */
    List<CodeDef> codes() {
        return List.copyOf(codes.values());
    }

    /** The parameters that stand in a define itself. */
    Set<Name> parameters(Name name) {
        Set<Name> parameters = new LinkedHashSet<>();
        in(name, ParameterRef.class)
                .forEach(each -> parameters.add(resolve(name, each.getLibraryName(), each.getName())));
        return parameters;
    }
}
