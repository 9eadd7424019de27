package org.paresthesia.cds.logic.elements;

import org.paresthesia.cds.logic.prepared.Kinds;

/** Every kind of element that can be prepared. */
public final class AllKinds {

    private AllKinds() {}

    /**
     * The kinds; what is not among them is left to the engine.
     *
     * @param parts how parts of FHIR elements are read
     */
    public static Kinds kinds(FhirParts parts) {
        Kinds kinds = new Kinds();
        Values.addTo(kinds);
        Records.addTo(kinds, parts);
        Terminology.addTo(kinds);
        Conditions.addTo(kinds);
        Operators.addTo(kinds);
        Times.addTo(kinds);
        Lists.addTo(kinds);
        return kinds;
    }
}
