package org.paresthesia.cds.logic.prepared;

import java.util.HashMap;
import java.util.Map;
import org.hl7.elm.r1.Expression;

/** Which kinds of elements can be prepared, and how. */
public final class Kinds {

    private final Map<Class<?>, Maker<?>> makers = new HashMap<>();

    /** Names are always understood; everything else is added. */
    public Kinds() {
        References.addTo(this);
    }

    /** Adds a kind. */
    public <E extends Expression> Kinds with(Class<E> kind, Maker<E> maker) {
        makers.put(kind, maker);
        return this;
    }

    /** Prepares an element of any kind. */
    <E extends Expression> Node make(E element, Scope scope) {
        // A maker is only ever stored under the class of its elements.
        @SuppressWarnings("unchecked")
        Maker<E> maker = (Maker<E>) makers.get(element.getClass());
        return maker == null ? ByEngine.make(element, scope) : maker.make(element, scope);
    }
}
