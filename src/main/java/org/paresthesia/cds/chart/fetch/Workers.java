package org.paresthesia.cds.chart.fetch;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that wait for FHIR servers: virtual ones from Java 21 on, else a bounded number of real ones. */
final class Workers {

    private static final int VIRTUAL_THREADS_SINCE = 21;
    private static final int MOST_THREADS = 64;

    private Workers() {}

    /** Threads that end with the process or when they have been idle for a while. */
    static ExecutorService start() {
        if (Runtime.version().feature() >= VIRTUAL_THREADS_SINCE) {
            try {
                return (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
            } catch (ReflectiveOperationException e) {
                return bounded();
            }
        }
        return bounded();
    }

    private static ExecutorService bounded() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST_THREADS, MOST_THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "fhir-server");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
