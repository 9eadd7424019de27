package org.paresthesia.cds.http.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** The process as its JVM and the system see it: heap, collections, threads, processor time, file handles, resident memory. */
@Component
class JvmMeters implements MeterBinder, AutoCloseable {

    private static final Path PAGES_OF_MEMORY = Path.of("/proc/self/statm");
    private static final int PAGE_BYTES = 4096;

    private final JvmGcMetrics collections = new JvmGcMetrics();

    @Override
    public void bindTo(MeterRegistry registry) {
        List.of(
                        new JvmMemoryMetrics(),
                        collections,
                        new JvmThreadMetrics(),
                        new FileDescriptorMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics())
                .forEach(each -> each.bindTo(registry));
        Gauge.builder("process.resident.memory", JvmMeters::residentBytes)
                .baseUnit("bytes")
                .description("memory of the process that is in use; absent where the system does not tell it")
                .register(registry);
    }

    private static double residentBytes() {
        try {
            return Double.parseDouble(Files.readString(PAGES_OF_MEMORY).split(" ")[1]) * PAGE_BYTES;
        } catch (IOException notLinux) {
            return Double.NaN;
        }
    }

    /** Stops listening to collections. */
    @Override
    public void close() {
        collections.close();
    }
}
