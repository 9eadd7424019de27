package org.paresthesia.cds.feedback.audit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.paresthesia.cds.feedback.LogicVersion;
import org.paresthesia.cds.feedback.store.Database;
import org.paresthesia.cds.feedback.store.Keys;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the audit together, or its absence where the site wants no store. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {

    /** Records that are kept. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "paresthesia.store.enabled", matchIfMissing = true)
    static class Kept {

        /** Records have the machine's time, also where a demonstration pins another. */
        @Bean
        StoredAudit auditTrail(Database database, Keys keys, LogicVersion version, AuditSettings settings) {
            return new StoredAudit(
                    new AuditChain(database, keys), new AuditText(keys, version.text()), settings, Clock.systemUTC());
        }

        @Bean
        AuditMeters auditMeters(Database database, StoredAudit audit) {
            return new AuditMeters(database::isUp, audit::lost);
        }
    }

    /** No records, which is said. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "paresthesia.store.enabled", havingValue = "false")
    static class Nothing {

        private final AtomicLong lost = new AtomicLong();

        @Bean
        AuditTrail auditTrail() {
            LoggerFactory.getLogger(AuditTrail.class)
                    .warn("audit: no records are kept, because paresthesia.store.enabled is false");
            return audited -> lost.incrementAndGet();
        }

        @Bean
        AuditMeters auditMeters() {
            return new AuditMeters(() -> false, lost::get);
        }
    }

    /**
     * What an operator may see of the records.
     *
     * @param isOn whether records are kept now; not while the store is away or switched off
     * @param lost records that were not kept since the start
     */
    record AuditMeters(BooleanSupplier isOn, LongSupplier lost) implements MeterBinder {

        AuditMeters {
            Objects.requireNonNull(isOn);
            Objects.requireNonNull(lost);
        }

        @Override
        public void bindTo(MeterRegistry registry) {
            Gauge.builder("paresthesia.audit.on", () -> isOn.getAsBoolean() ? 1 : 0)
                    .description("1 where audit records are kept now, 0 while the store is away or switched off")
                    .register(registry);
            FunctionCounter.builder("paresthesia.audit.lost", lost, LongSupplier::getAsLong)
                    .description("audit records that were not kept")
                    .register(registry);
        }
    }
}
