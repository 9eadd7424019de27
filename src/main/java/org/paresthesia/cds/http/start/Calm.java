package org.paresthesia.cds.http.start;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until the process has little left to do: the JVM's compiler works on after the calls that gave it work, and on two
 * processors the first real call would take five times as long as a second later.
 */
public final class Calm {

    private static final Logger LOG = LoggerFactory.getLogger(Calm.class);
    private static final long LOOK_EVERY_MS = 50;
    private static final long LONGEST_MS = 2_000;

    /** Of the time between two looks on one processor. */
    private static final double CALM_SHARE = 0.4;

    /** Two seconds at the longest; not at all where the platform does not tell a process its processor time. */
    public void await() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
            return;
        }
        long start = System.nanoTime();
        long look = start;
        long busy = system.getProcessCpuTime();
        while (start + LONGEST_MS * 1_000_000 > look && pause()) {
            long now = System.nanoTime();
            long nowBusy = system.getProcessCpuTime();
            if (nowBusy - busy < CALM_SHARE * (now - look)) {
                break;
            }
            look = now;
            busy = nowBusy;
        }
        LOG.info("calm after {} ms", (System.nanoTime() - start) / 1_000_000);
    }

    private static boolean pause() {
        try {
            Thread.sleep(LOOK_EVERY_MS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
