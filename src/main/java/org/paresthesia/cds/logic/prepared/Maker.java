package org.paresthesia.cds.logic.prepared;

import org.hl7.elm.r1.Expression;

/**
 * Prepares the elements of one kind.
 *
 * @param <E> the kind
 */
@FunctionalInterface
public interface Maker<E extends Expression> {

    /**
     * Prepares an element and what stands in it.
     *
     * @param scope where the element stands
     * @throws NotPrepared if the element is used in a way that the engine has to compute by itself
     */
    Node make(E element, Scope scope);
}
