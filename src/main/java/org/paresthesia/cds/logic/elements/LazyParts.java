package org.paresthesia.cds.logic.elements;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.paresthesia.cds.logic.prepared.Memory;
import org.paresthesia.cds.logic.prepared.Node;

/**
 * The parts of a tuple, each computed at the first question: of many results few reach a card, and their words are most of the work.
 *
 * <p>It keeps what the names that it can see stood for when it was made; a query goes on to its next row.
 */
final class LazyParts extends AbstractMap<String, Object> {

    private static final Object UNKNOWN = new Object();

    private final String[] names;
    private final Node[] parts;
    private final Memory memory;
    private final Object[] locals;
    private final Object[] known;

    /** The parts of these names, as they are seen from here. */
    LazyParts(String[] names, Node[] parts, Memory memory, Object[] locals) {
        this.names = names;
        this.parts = parts;
        this.memory = memory;
        this.locals = locals.clone();
        this.known = new Object[names.length];
    }

    /** For somebody who looks on. */
    void computeAll() {
        for (int at = 0; at < names.length; at++) {
            part(at);
        }
    }

    private Object part(int at) {
        if (known[at] == null) {
            Object value = parts[at].value(memory, locals);
            known[at] = value == null ? UNKNOWN : value;
        }
        return known[at] == UNKNOWN ? null : known[at];
    }

    private int place(Object name) {
        for (int at = 0; at < names.length; at++) {
            if (names[at].equals(name)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public Object get(Object name) {
        int at = place(name);
        return at < 0 ? null : part(at);
    }

    @Override
    public boolean containsKey(Object name) {
        return place(name) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return IntStream.range(0, names.length)
                        .<Map.Entry<String, Object>>mapToObj(at -> new SimpleImmutableEntry<>(names[at], part(at)))
                        .iterator();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }
}
