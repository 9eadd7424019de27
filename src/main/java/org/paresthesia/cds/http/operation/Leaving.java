package org.paresthesia.cds.http.operation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The first step of a stop: says that the service is not ready any more, and lets calls come for a while, until load balancers have
 * noticed. After it the web server closes its ports and finishes what it has begun, and then the store writes what waits.
 */
@Component
class Leaving implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Leaving.class);

    private final StopSettings settings;
    private volatile boolean isRunning;
    private volatile boolean isLeaving;

    Leaving(StopSettings settings) {
        this.settings = settings;
    }

    /** Whether the service was told to stop. */
    boolean isLeaving() {
        return isLeaving;
    }

    @Override
    public void start() {
        isLeaving = false;
        isRunning = true;
    }

    @Override
    public void stop() {
        isLeaving = true;
        isRunning = false;
        long pause = settings.pause().toMillis();
        if (pause > 0) {
            LOG.info("stopping: not ready any more, calls are taken for another {} ms", pause);
            try {
                Thread.sleep(pause);
            } catch (InterruptedException inAHurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** The last of all to start, and so the first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
