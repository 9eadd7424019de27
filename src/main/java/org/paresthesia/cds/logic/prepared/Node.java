package org.paresthesia.cds.logic.prepared;

/** One element of the logic, ready to be computed: everything is bound to it but the call. */
@FunctionalInterface
public interface Node {

    /**
     * The element's value; null is "unknown".
     *
     * @param memory what belongs to the evaluation
     * @param locals the arguments, aliases and lets of the define or function that the element stands in, by their places
     * @throws RuntimeException if the logic fails here; the message may hold values of the chart and must not be logged
     */
    Object value(Memory memory, Object[] locals);
}
