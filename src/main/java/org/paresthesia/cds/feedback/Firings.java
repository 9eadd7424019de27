package org.paresthesia.cds.feedback;

import java.time.Instant;
import java.util.List;
import org.paresthesia.cds.hook.HookCall;

/** Keeps what was shown, so that feedback finds its card; never clinical values (specification 3.1). */
public interface Firings {

    /**
     * Keeps the cards of one answer, soon and without making the caller wait.
     *
     * @param call the call that was answered
     * @param cards the cards that were sent
     * @param now the evaluation instant D
     */
    void shown(HookCall call, List<Shown> cards, Instant now);
}
