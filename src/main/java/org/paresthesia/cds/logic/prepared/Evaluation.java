package org.paresthesia.cds.logic.prepared;

/** Defines of one library, asked one after the other over one chart, each computed once. */
public interface Evaluation {

    /**
     * What a define says; null is "unknown".
     *
     * @throws RuntimeException if it fails; the message may hold values of the chart and must not be logged
     */
    Object value(String define);
}
