package org.paresthesia.cds.logic.prepared;

/** Defines of any library, asked one after the other over one chart; what one library computed is known to all. */
public interface WholeEvaluation {

    /**
     * What a define says; null is "unknown".
     *
     * @throws RuntimeException if it fails; the message may hold values of the chart and must not be logged
     */
    Object value(String library, String define);
}
