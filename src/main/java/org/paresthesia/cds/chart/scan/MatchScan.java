package org.paresthesia.cds.chart.scan;

import java.util.ArrayList;
import java.util.List;
import org.paresthesia.cds.chart.delivery.ScannedCoding;

/** Decides whether a resource's codings can matter, as early as its type is known and as soon as one of them does. */
final class MatchScan implements CodingWalker.Sink {

    private final Relevance relevance;
    private final List<ScannedCoding> waiting = new ArrayList<>(0);
    private String type;
    private boolean isMatched;

    MatchScan(Relevance relevance) {
        this.relevance = relevance;
    }

    /** Takes the type, and judges the codings that came before it. */
    void type(String seen) {
        type = seen;
        isMatched = relevance.mattersUncoded(seen);
        waiting.forEach(coding -> coding(coding.system(), coding.code(), coding.display()));
        waiting.clear();
    }

    @Override
    public void coding(String system, String code, String display) {
        if (type == null) {
            waiting.add(new ScannedCoding(system, code, display));
        } else if (!isMatched) {
            isMatched = relevance.canMatch(type, system, code);
        }
    }

    /** Whether the resource is already known to matter. */
    boolean isMatched() {
        return isMatched;
    }
}
