package org.paresthesia.cds.chart;

import org.paresthesia.cds.chart.counts.FhirServerMeters;
import org.paresthesia.cds.chart.counts.PrefetchMeters;
import org.paresthesia.cds.chart.fetch.FhirServer;
import org.paresthesia.cds.chart.fetch.FhirSettings;
import org.paresthesia.cds.chart.scan.DeliveryScanner;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.trust.AllowedServers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the readers of this room from the loaded knowledge. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FhirSettings.class)
class ChartConfiguration {

    @Bean
    ChartKnowledge chartKnowledge(Knowledge knowledge) {
        return ChartKnowledge.of(knowledge);
    }

    @Bean
    PrefetchReader prefetchReader(ChartKnowledge knowledge) {
        return new PrefetchReader(knowledge);
    }

    @Bean
    FhirServer fhirServer(ChartKnowledge knowledge, FhirSettings settings, AllowedServers allowed) {
        return new FhirServer(new DeliveryScanner(knowledge.relevance()), settings, allowed);
    }

    @Bean
    FhirServerMeters fhirServerMeters(FhirServer server) {
        return server.meters();
    }

    @Bean
    PrefetchMeters prefetchMeters(Knowledge knowledge) {
        return new PrefetchMeters(
                knowledge.prefetch().stream().map(PrefetchNeed::key).toList());
    }

    @Bean
    ChartReader chartReader(ChartKnowledge knowledge, FhirServer server) {
        return new ChartReader(knowledge, server);
    }
}
