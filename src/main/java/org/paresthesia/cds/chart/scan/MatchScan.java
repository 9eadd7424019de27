package org.paresthesia.cds.chart.scan;

import java.util.ArrayList;
import java.util.List;
import org.paresthesia.cds.chart.delivery.ScannedCoding;
import org.paresthesia.cds.knowledge.LookBack;

/** Decides whether a resource's codings can matter, and how far back, as early as its type is known. */
final class MatchScan implements CodingWalker.Sink {

    private final Relevance relevance;
    private final List<ScannedCoding> waiting = new ArrayList<>(0);
    private String type;
    private LookBack lookBack = LookBack.NONE;

    MatchScan(Relevance relevance) {
        this.relevance = relevance;
    }

    /** Takes the type, and judges the codings that came before it. */
    void type(String seen) {
        type = seen;
        lookBack = relevance.mattersUncoded(seen) ? LookBack.ENDLESS : LookBack.NONE;
        waiting.forEach(coding -> coding(coding.system(), coding.code(), coding.display()));
        waiting.clear();
    }

    @Override
    public void coding(String system, String code, String display) {
        if (type == null) {
            waiting.add(new ScannedCoding(system, code, display));
        } else if (!lookBack.isEndless()) {
            lookBack = lookBack.and(relevance.lookBack(type, system, code));
        }
    }

    /** Whether no further coding can change anything: the resource matters, however old it is. */
    boolean isDecided() {
        return lookBack.isEndless();
    }

    /** How far back the rules look for the resource, as far as its codings are known. */
    LookBack lookBack() {
        return lookBack;
    }
}
