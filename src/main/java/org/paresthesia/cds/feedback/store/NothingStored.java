package org.paresthesia.cds.feedback.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.paresthesia.cds.feedback.CardFeedback;
import org.paresthesia.cds.feedback.Counts;
import org.paresthesia.cds.feedback.FeedbackBox;
import org.paresthesia.cds.feedback.Firings;
import org.paresthesia.cds.feedback.Latencies;
import org.paresthesia.cds.feedback.Overrides;
import org.paresthesia.cds.feedback.Shown;
import org.paresthesia.cds.feedback.StoreUnavailable;
import org.paresthesia.cds.feedback.TokenLedger;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.hook.HookCall;
import org.slf4j.LoggerFactory;

/** Has no memory, by the site's choice: every due card is shown and feedback is refused, never taken and lost. */
final class NothingStored implements Overrides, Firings, FeedbackBox, TokenLedger, Counts {

    private static final Duration TOMORROW = Duration.ofDays(1);

    private final LongAdder notAsked = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /** Says it once, so that an operator does not wonder why overridden cards return. */
    NothingStored() {
        LoggerFactory.getLogger(NothingStored.class)
                .warn(
                        "store: off by paresthesia.store.enabled; overrides are not remembered, feedback is refused with 503");
    }

    @Override
    public Predicate<Finding> quieted(HookCall call, Instant now) {
        notAsked.add(call.caller().isWarmUp() ? 0 : 1);
        return finding -> false;
    }

    @Override
    public void shown(HookCall call, List<Shown> cards, Instant now) {
        lost.add(call.caller().isWarmUp() ? 0 : cards.size());
    }

    @Override
    public boolean enter(String issuer, String id, Instant until) {
        throw new StoreUnavailable(TOMORROW);
    }

    @Override
    public void keep(String client, String service, List<CardFeedback> feedback) {
        refused.increment();
        throw new StoreUnavailable(TOMORROW);
    }

    @Override
    public List<Cards> cards(Wanted wanted) {
        throw new StoreUnavailable(TOMORROW);
    }

    @Override
    public List<Reasons> reasons(Wanted wanted) {
        throw new StoreUnavailable(TOMORROW);
    }

    @Override
    public Map<String, Latencies.Quantiles> times(Wanted wanted) {
        throw new StoreUnavailable(TOMORROW);
    }

    /** Calls that were answered without memory. */
    long notAsked() {
        return notAsked.sum();
    }

    /** Cards that were shown and not kept. */
    long lost() {
        return lost.sum();
    }

    /** Bodies of feedback that were refused. */
    long refused() {
        return refused.sum();
    }
}
