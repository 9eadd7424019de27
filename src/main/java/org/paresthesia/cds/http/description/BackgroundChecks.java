package org.paresthesia.cds.http.description;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.paresthesia.cds.wire.Answered;
import org.paresthesia.cds.wire.Violation;
import org.paresthesia.cds.wire.WireDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds answers against their description after they were sent, one at a time; what comes too fast is left out.
 *
 * <p>An answer that fails is a defect of ours: the log says where in the answer and by which keyword, never a value.
 */
public class BackgroundChecks implements AutoCloseable, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundChecks.class);
    private static final int MOST_WAITING = 16;
    private static final int MOST_PLACES = 10;
    private static final long IDLE_SECONDS = 30;

    private final AtomicLong checked = new AtomicLong();
    private final AtomicLong defects = new AtomicLong();
    private final ThreadPoolExecutor worker;

    /** Holds the document, which is not read before the first check. */
    private static final class Described {
        private static final WireDescription WIRE = new WireDescription();
    }

    BackgroundChecks() {
        this.worker = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                BackgroundChecks::quietThread,
                new ThreadPoolExecutor.DiscardPolicy());
        worker.allowCoreThreadTimeOut(true);
    }

    private static Thread quietThread(Runnable work) {
        Thread thread = new Thread(work, "schema-checks");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    /** Checks it soon, or never where too many wait. */
    void later(Answered answer) {
        worker.execute(() -> check(answer));
    }

    /** How many answers were checked since the start. */
    public long checked() {
        return checked.get();
    }

    /** How many of them failed. */
    public long defects() {
        return defects.get();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("paresthesia.answers.checked", checked, AtomicLong::get)
                .description("answers that were held against their schema")
                .register(registry);
        FunctionCounter.builder("paresthesia.answers.defective", defects, AtomicLong::get)
                .description("answers that did not keep to their schema")
                .register(registry);
    }

    private void check(Answered answer) {
        try {
            List<Violation> violations = Described.WIRE.violations(answer);
            if (!violations.isEmpty()) {
                LOG.error(
                        "an answer does not keep to its description: {} {} status={}: {} (defects since the start: {})",
                        answer.method(),
                        Described.WIRE.pathOf(answer.path()).orElse("elsewhere"),
                        answer.status(),
                        places(violations),
                        defects.get() + 1);
                defects.incrementAndGet();
            }
        } catch (RuntimeException problem) {
            // The message may quote what was checked.
            LOG.error("an answer could not be checked: {}", problem.getClass().getName());
        } finally {
            checked.incrementAndGet();
        }
    }

    private static String places(List<Violation> violations) {
        return violations.stream()
                .limit(MOST_PLACES)
                .map(Violation::toString)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
