package org.paresthesia.cds;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Collects the numbers of all rooms; a registry of a monitoring system takes the place of the simple one where there is one. */
@Configuration(proxyBeanMethods = false)
class MeterConfiguration {

    @Bean
    @ConditionalOnMissingBean
    MeterRegistry meters(List<MeterBinder> rooms) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        rooms.forEach(room -> room.bindTo(meters));
        return meters;
    }
}
