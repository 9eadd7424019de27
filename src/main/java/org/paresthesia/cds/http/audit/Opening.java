package org.paresthesia.cds.http.audit;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Knows whether anybody but the service itself can call: what it asks itself before its port opens has no record. */
@Component
class Opening implements SmartLifecycle {

    /** After the warm-up, before the web server. */
    private static final int PHASE = 1_000;

    private volatile boolean isOpen;

    boolean isOpen() {
        return isOpen;
    }

    @Override
    public void start() {
        isOpen = true;
    }

    /** Calls that are still answered at the stop have their records. */
    @Override
    public void stop() {
        // Nothing ends here.
    }

    @Override
    public boolean isRunning() {
        return isOpen;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
