package org.paresthesia.cds;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Collects the numbers of all rooms, in the form in which Prometheus and its like read them. */
@Configuration(proxyBeanMethods = false)
class MeterConfiguration {

    @Bean(destroyMethod = "close")
    PrometheusMeterRegistry meters(List<MeterBinder> rooms) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        rooms.forEach(room -> room.bindTo(meters));
        return meters;
    }
}
