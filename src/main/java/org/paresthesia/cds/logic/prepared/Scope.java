package org.paresthesia.cds.logic.prepared;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.hl7.elm.r1.AliasRef;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.Literal;
import org.hl7.elm.r1.Now;
import org.hl7.elm.r1.Null;
import org.hl7.elm.r1.OperandRef;
import org.hl7.elm.r1.ParameterRef;
import org.hl7.elm.r1.QueryLetRef;
import org.hl7.elm.r1.ValueSetRef;
import org.opencds.cqf.cql.engine.elm.executing.FunctionRefEvaluator;
import org.opencds.cqf.cql.engine.execution.Libraries;

/** Where an element stands while it is prepared: in which library, and which arguments, aliases and lets it can see. */
public final class Scope {

    /** Their value is at hand, so it is not worth a place of its own. */
    private static final Set<Class<?>> AT_HAND = Set.of(
            Literal.class,
            Null.class,
            Now.class,
            ParameterRef.class,
            ExpressionRef.class,
            ValueSetRef.class,
            AliasRef.class,
            OperandRef.class,
            QueryLetRef.class);

    /** Stands in the place of a let that no one asked for yet. */
    public static final Object NOT_COMPUTED = new Object();

    private record Local(String name, int place, Node value) {}

    private final Preparation whole;
    private final Library library;
    private final Deque<Local> visible = new ArrayDeque<>();
    private int locals;
    private int lowestUsed = Integer.MAX_VALUE;

    Scope(Preparation whole, Library library) {
        this.whole = whole;
        this.library = library;
    }

    /**
     * Prepares an element that stands here. One that uses no argument, alias or let from outside itself has one value in the
     * whole evaluation, so it is computed once: {@code Now() - 12 months} in a filter, for example.
     *
     * @throws NotPrepared if it can't be
     */
    public Node bind(Expression element) {
        int outside = lowestUsed;
        int first = locals;
        lowestUsed = Integer.MAX_VALUE;
        Node node = whole.make(element, this);
        boolean isTheSameEverywhere = lowestUsed >= first;
        lowestUsed = Math.min(lowestUsed, outside);
        return first > 0 && isTheSameEverywhere && !AT_HAND.contains(element.getClass()) ? remembered(node) : node;
    }

    /** Prepares elements that stand here. */
    public Node[] bindAll(List<? extends Expression> elements) {
        return elements.stream().map(this::bind).toArray(Node[]::new);
    }

    private Node remembered(Node node) {
        int place = whole.newPlace();
        return (memory, room) -> memory.once(place, node, room);
    }

    /** Makes a name visible and gives it a place, where its value will stand. */
    public int open(String name) {
        int place = locals++;
        visible.push(new Local(name, place, (memory, room) -> room[place]));
        return place;
    }

    /** Makes a name visible and gives it a place; its value is computed at the first question after {@link #NOT_COMPUTED}. */
    public int openLazily(String name, Node value) {
        int place = locals++;
        visible.push(new Local(name, place, (memory, room) -> {
            if (room[place] == NOT_COMPUTED) {
                room[place] = value.value(memory, room);
            }
            return room[place];
        }));
        return place;
    }

    /** Hides the names that were opened last. */
    public void close(int number) {
        for (int each = 0; each < number; each++) {
            visible.pop();
        }
    }

    int locals() {
        return locals;
    }

    /** The value of a visible name, the innermost of several. */
    public Node valueOf(String name) {
        Local found = visible.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is called " + name));
        lowestUsed = Math.min(lowestUsed, found.place());
        return found.value();
    }

    Library library() {
        return library;
    }

    /** The library that an alias means here. */
    private Library library(String alias) {
        return alias == null
                ? library
                : whole.library(Libraries.toVersionedIdentifier(Libraries.resolveLibraryRef(alias, library))
                        .getId());
    }

    Node define(ExpressionRef reference) {
        return whole.define(Libraries.resolveExpressionRef(reference.getName(), library(reference.getLibraryName())));
    }

    Node setting(ParameterRef reference) {
        return whole.setting(Libraries.resolveParameterRef(reference.getName(), library(reference.getLibraryName())));
    }

    /** The function that a reference means; the translator gives its signature only where there are several of one name. */
    Function function(FunctionRef reference) {
        List<FunctionDef> found =
                Libraries.getFunctionDefs(reference.getName(), library(reference.getLibraryName())).stream()
                        .filter(each -> each.getOperand().size()
                                == reference.getOperand().size())
                        .filter(each -> reference.getSignature().isEmpty()
                                || FunctionRefEvaluator.INSTANCE.functionDefOperandsSignatureEqual(
                                        each, reference.getSignature()))
                        .toList();
        if (found.size() != 1) {
            throw new NotPrepared(reference);
        }
        return whole.function(found.get(0));
    }

    /** The name under which a site changes a setting. */
    String fullName(ParameterRef reference) {
        return library(reference.getLibraryName()).getIdentifier().getId() + "." + reference.getName();
    }

    /** The name of the library that a reference leads to. */
    String libraryOf(FunctionRef reference) {
        return library(reference.getLibraryName()).getIdentifier().getId();
    }

    /** Which argument of the function around it a name means: arguments have the first places. */
    int argument(OperandRef reference) {
        return visible.stream()
                .filter(each -> each.name().equals(reference.getName()))
                .mapToInt(Local::place)
                .findFirst()
                .orElse(Watch.OF_ITSELF);
    }

    /** Whether a function is one of the translator's helpers, which turn FHIR into types of CQL. */
    public boolean isHelper(FunctionRef reference) {
        return Preparation.isHelper(library(reference.getLibraryName()));
    }

    /** The canonical address of a value set. */
    public String valueSet(ValueSetRef reference) {
        return Libraries.resolveValueSetRef(reference.getName(), library(reference.getLibraryName()))
                .getId();
    }
}
