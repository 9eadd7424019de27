package org.paresthesia.cds;

import java.util.List;
import org.paresthesia.cds.chart.ChartReader;
import org.paresthesia.cds.feedback.Firings;
import org.paresthesia.cds.feedback.Overrides;
import org.paresthesia.cds.knowledge.loading.KnowledgeLoader;
import org.paresthesia.cds.telemetry.TopicMeters;
import org.paresthesia.cds.trust.AllowedServers;
import org.paresthesia.cds.trust.Clients;
import org.paresthesia.cds.trust.outbound.ReachableAddresses;
import org.paresthesia.cds.trust.register.ClientSource;
import org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The rooms of the flow without a web server and without memory: nothing was overridden, nothing is kept. Not marked as a
 * configuration, so that the service does not take it for a part of itself.
 */
@ComponentScan(basePackageClasses = {KnowledgeLoader.class, ChartReader.class})
@Import({Wiring.class, ClockConfiguration.class, ClientChecks.class, Advisor.class, ProjectInfoAutoConfiguration.class})
class LocalFlow {

    @Bean
    Clients clients(ConfigurableEnvironment environment, ClientChecks checks) {
        Clients clients = new ClientSource(environment).read();
        checks.check(clients);
        return clients;
    }

    /** Whoever asks here named the server themselves. */
    @Bean
    AllowedServers allowedServers() {
        return new AllowedServers(false, ReachableAddresses.ANY);
    }

    @Bean
    Overrides overrides() {
        return (call, now) -> finding -> false;
    }

    @Bean
    Firings firings() {
        return (call, cards, now) -> {};
    }

    /** Nothing is counted where nobody asks for numbers. */
    @Bean
    TopicMeters topicMeters() {
        return new TopicMeters(List.of());
    }
}
