package org.paresthesia.cds.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.stream.Collectors;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Service;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the counters and timers of what the loaded knowledge knows. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TraceSettings.class)
class TelemetryConfiguration {

    @Bean
    TopicMeters topicMeters(Knowledge knowledge) {
        Set<String> topics = knowledge.services().stream()
                .flatMap(service -> service.rules().stream())
                .map(Rule::code)
                .collect(Collectors.toSet());
        return new TopicMeters(topics);
    }

    /** Where a site names no collector, no class of OpenTelemetry's is loaded. */
    @Bean
    @ConditionalOnProperty("paresthesia.traces.address")
    ExportedTraces callTraces(TraceSettings settings, Knowledge knowledge) {
        return new ExportedTraces(
                settings,
                knowledge.logicVersion(),
                id -> knowledge.service(id).map(Service::hook).orElse(""));
    }

    @Bean
    CallTimers callTimers(MeterRegistry registry, Knowledge knowledge) {
        return new CallTimers(
                registry, knowledge.services().stream().map(Service::id).toList());
    }
}
