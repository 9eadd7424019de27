package org.paresthesia.cds.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.stream.Collectors;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Service;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the counters and timers of what the loaded knowledge knows. */
@Configuration(proxyBeanMethods = false)
class TelemetryConfiguration {

    @Bean
    TopicMeters topicMeters(Knowledge knowledge) {
        Set<String> topics = knowledge.services().stream()
                .flatMap(service -> service.rules().stream())
                .map(Rule::code)
                .collect(Collectors.toSet());
        return new TopicMeters(topics);
    }

    @Bean
    CallTimers callTimers(MeterRegistry registry, Knowledge knowledge) {
        return new CallTimers(
                registry, knowledge.services().stream().map(Service::id).toList());
    }
}
