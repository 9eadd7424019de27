package org.paresthesia.cds.logic.elements;

import org.paresthesia.cds.logic.prepared.Kinds;

/** Every kind of element that can be prepared. */
public final class AllKinds {

    private AllKinds() {}

    /** The kinds; what is not among them is left to the engine. */
    public static Kinds kinds() {
        Kinds kinds = new Kinds();
        Values.addTo(kinds);
        Records.addTo(kinds);
        Terminology.addTo(kinds);
        Conditions.addTo(kinds);
        Operators.addTo(kinds);
        Times.addTo(kinds);
        Lists.addTo(kinds);
        return kinds;
    }
}
