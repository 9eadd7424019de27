package org.paresthesia.cds.logic.elements;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hl7.elm.r1.AliasedQuerySource;
import org.hl7.elm.r1.LetClause;
import org.hl7.elm.r1.Query;
import org.hl7.elm.r1.RelationshipClause;
import org.hl7.elm.r1.With;
import org.opencds.cqf.cql.engine.runtime.Tuple;
import org.paresthesia.cds.logic.prepared.Memory;
import org.paresthesia.cds.logic.prepared.Node;
import org.paresthesia.cds.logic.prepared.NotPrepared;
import org.paresthesia.cds.logic.prepared.Scope;

/** A query: the rows of its sources that meet its conditions, each as it is returned. */
final class Rows implements Node {

    private final Source[] sources;
    private final int[] lets;
    private final Node[] conditions;
    private final Node row;
    private final boolean isDistinct;

    /** One of the lists that a query goes through. */
    private record Source(String alias, int place, Node list) {}

    /**
     * Prepares a query.
     *
     * @throws NotPrepared if it sorts or aggregates
     */
    Rows(Query query, Scope scope) {
        if (query.getAggregate() != null || query.getSort() != null) {
            throw new NotPrepared(query);
        }
        sources = query.getSource().stream().map(each -> source(each, scope)).toArray(Source[]::new);
        lets = query.getLet().stream().mapToInt(each -> let(each, scope)).toArray();
        conditions = conditions(query, scope);
        row = query.getReturn() == null
                ? asItIs()
                : scope.bind(query.getReturn().getExpression());
        isDistinct = query.getReturn() != null
                && Boolean.TRUE.equals(query.getReturn().isDistinct());
        scope.close(sources.length + lets.length);
    }

    private static Source source(AliasedQuerySource source, Scope scope) {
        Node list = scope.bind(source.getExpression());
        return new Source(source.getAlias(), scope.open(source.getAlias()), list);
    }

    private static int let(LetClause let, Scope scope) {
        return scope.openLazily(let.getIdentifier(), scope.bind(let.getExpression()));
    }

    private static Node[] conditions(Query query, Scope scope) {
        List<Node> conditions = new ArrayList<>();
        query.getRelationship().forEach(each -> conditions.add(relationship(each, scope)));
        if (query.getWhere() != null) {
            conditions.add(scope.bind(query.getWhere()));
        }
        return conditions.toArray(Node[]::new);
    }

    /** Whether a list has an element that goes with the row, or has none. */
    private static Node relationship(RelationshipClause clause, Scope scope) {
        boolean isWith = clause instanceof With;
        Source related = source(clause, scope);
        Node suchThat = scope.bind(clause.getSuchThat());
        scope.close(1);
        return (memory, locals) -> {
            for (Object each : iterable(related.list().value(memory, locals))) {
                memory.step();
                locals[related.place()] = each;
                if (Boolean.TRUE.equals(suchThat.value(memory, locals))) {
                    return isWith;
                }
            }
            return !isWith;
        };
    }

    private Node asItIs() {
        if (sources.length == 1) {
            int place = sources[0].place();
            return (memory, locals) -> locals[place];
        }
        return (memory, locals) -> {
            Tuple tuple = new Tuple();
            for (Source source : sources) {
                tuple.getElements().put(source.alias(), locals[source.place()]);
            }
            return tuple;
        };
    }

    /** A list, or a single row if no source is a list. */
    @Override
    public Object value(Memory memory, Object[] locals) {
        List<Object> rows = new ArrayList<>();
        Walk walk = new Walk(memory, locals, rows::add);
        walk.through(0);
        List<Object> all = isDistinct ? Sameness.distinct(rows, memory.state()) : rows;
        if (walk.isOverAList()) {
            return all;
        }
        return all.isEmpty() ? null : all.get(0);
    }

    /** Whether there is any row that is known; no more rows are computed than it takes. */
    Node exists() {
        return (memory, locals) -> !new Walk(memory, locals, row -> row == null).through(0);
    }

    private static Iterable<?> iterable(Object source) {
        if (source instanceof Iterable<?> list) {
            return list;
        }
        return source == null ? List.of() : List.of(source);
    }

    /** Goes through the rows once, until the taker wants no more. */
    private final class Walk {

        private final Memory memory;
        private final Object[] locals;
        private final Predicate<Object> taker;
        private final Object[] lists = new Object[sources.length];

        Walk(Memory memory, Object[] locals, Predicate<Object> taker) {
            this.memory = memory;
            this.locals = locals;
            this.taker = taker;
            for (int at = 0; at < lists.length; at++) {
                lists[at] = sources[at].list().value(memory, locals);
            }
        }

        boolean isOverAList() {
            for (Object each : lists) {
                if (each instanceof Iterable<?>) {
                    return true;
                }
            }
            return false;
        }

        /** False if the taker wants no more. */
        boolean through(int depth) {
            if (depth == lists.length) {
                return take();
            }
            int place = sources[depth].place();
            for (Object each : iterable(lists[depth])) {
                locals[place] = each;
                if (!through(depth + 1)) {
                    return false;
                }
            }
            return true;
        }

        private boolean take() {
            memory.step();
            for (int let : lets) {
                locals[let] = Scope.NOT_COMPUTED;
            }
            for (Node condition : conditions) {
                if (!Boolean.TRUE.equals(condition.value(memory, locals))) {
                    return true;
                }
            }
            return taker.test(row.value(memory, locals));
        }
    }
}
