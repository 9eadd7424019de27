package org.paresthesia.cds.logic.prepared;

import org.hl7.elm.r1.Element;

/** Says that an element can't be prepared: its define or function is left to the engine's own evaluation. */
public final class NotPrepared extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the kind of the element. */
    public NotPrepared(Element element) {
        super(element.getClass().getSimpleName());
    }
}
