package org.paresthesia.cds.properties;

import java.util.function.Supplier;
import org.paresthesia.cds.AdvisorAtHand;
import org.paresthesia.cds.PrefetchIncomplete;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Chart;
import tools.jackson.databind.node.ObjectNode;

/** What is answered at D to what a client sends of a chart. */
final class Answers {

    private static final int OK = 200;
    private static final int PRECONDITION_FAILED = 412;

    private Answers() {}

    /** The cards for a whole chart. */
    static String cards(Chart chart) {
        return cards(chart, AnyChart.TEMPLATES.prefetch(chart));
    }

    /** The cards for a whole chart of which everything was parsed. */
    static String unfilteredCards(Chart chart) {
        ObjectNode prefetch = AnyChart.TEMPLATES.prefetch(chart);
        return answer(() -> AdvisorAtHand.unfiltered(chart.patientId(), prefetch, Chart.D))
                .normalised();
    }

    /** The cards for this prefetch, without what differs from one call to the next. */
    static String cards(Chart chart, ObjectNode prefetch) {
        return answer(chart, prefetch).normalised();
    }

    /** The answer to this prefetch; 412 without a body where too little could be read. */
    static Answer answer(Chart chart, ObjectNode prefetch) {
        return answer(() -> AdvisorAtHand.answer(chart.patientId(), prefetch, Chart.D));
    }

    private static Answer answer(Supplier<String> body) {
        try {
            return new Answer(OK, body.get());
        } catch (PrefetchIncomplete refused) {
            return new Answer(PRECONDITION_FAILED, "{}");
        }
    }

    /** What is concluded from this prefetch. */
    static Findings findings(Chart chart, ObjectNode prefetch) {
        return AdvisorAtHand.findings(chart.patientId(), prefetch, Chart.D);
    }
}
