package org.paresthesia.cds;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paresthesia.cds.cards.CardSettings;
import org.paresthesia.cds.cards.CardWriter;
import org.paresthesia.cds.cards.detail.Glossary;
import org.paresthesia.cds.chart.ChartKnowledge;
import org.paresthesia.cds.chart.ChartReader;
import org.paresthesia.cds.chart.PrefetchReader;
import org.paresthesia.cds.chart.fetch.FhirServer;
import org.paresthesia.cds.chart.fetch.FhirSettings;
import org.paresthesia.cds.chart.scan.DeliveryScanner;
import org.paresthesia.cds.chart.scan.Relevance;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.cql.DataNeeds;
import org.paresthesia.cds.knowledge.cql.RetrievedData;
import org.paresthesia.cds.logic.CallParameters;
import org.paresthesia.cds.logic.CodeChoice;
import org.paresthesia.cds.logic.CqlRuntime;
import org.paresthesia.cds.logic.Reasoner;
import org.paresthesia.cds.trust.AllowedServers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands each room what it takes from the knowledge, so that the rooms need not know each other. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CardSettings.class)
class Wiring {

    @Bean
    ChartKnowledge chartKnowledge(Knowledge knowledge) {
        return new ChartKnowledge(
                knowledge.prefetch(),
                relevance(knowledge.dataNeeds()),
                knowledge.valueSets()::setsOf,
                knowledge.medicines()::ingredients);
    }

    @Bean
    PrefetchReader prefetchReader(ChartKnowledge knowledge) {
        return new PrefetchReader(knowledge);
    }

    @Bean
    FhirServer fhirServer(ChartKnowledge knowledge, AllowedServers allowed) {
        return new FhirServer(new DeliveryScanner(knowledge.relevance()), FhirSettings.DEFAULT, allowed);
    }

    @Bean
    ChartReader chartReader(ChartKnowledge knowledge, FhirServer server) {
        return new ChartReader(knowledge, server);
    }

    /** Resources that the logic reads whatever their codes, the patient, and what medicines are made of. */
    private static Relevance relevance(DataNeeds needs) {
        Set<String> uncoded = Stream.concat(
                        Stream.of("Patient", "Medication"),
                        needs.retrieves().stream()
                                .filter(each -> each.valueSet().isEmpty())
                                .map(RetrievedData::resourceType))
                .collect(Collectors.toUnmodifiableSet());
        return new Relevance() {
            @Override
            public boolean canMatch(String type, String system, String code) {
                return needs.canMatch(type, system, code);
            }

            @Override
            public boolean mattersUncoded(String type) {
                return uncoded.contains(type);
            }
        };
    }

    @Bean
    CqlRuntime cqlRuntime(Knowledge knowledge) {
        return new CqlRuntime(knowledge.logic(), FhirContext.forR4Cached(), knowledge.valueSets()::contains);
    }

    @Bean
    Reasoner reasoner(Knowledge knowledge, CqlRuntime runtime) {
        return new Reasoner(
                runtime,
                knowledge.dataNeeds(),
                new CallParameters(knowledge.settings()),
                new CodeChoice(knowledge.valueSets()::setsOf));
    }

    @Bean
    CardWriter cardWriter(Knowledge knowledge, CardSettings settings) {
        return new CardWriter(glossary(knowledge), settings);
    }

    private static Glossary glossary(Knowledge knowledge) {
        return new Glossary() {
            @Override
            public Optional<String> display(String system, String code) {
                return knowledge.valueSets().display(system, code);
            }

            @Override
            public Set<String> needsOf(String define) {
                return knowledge.dataNeeds().needsOf(define);
            }

            @Override
            public Set<String> settingsOf(String define) {
                return knowledge.dataNeeds().settingsOf(define);
            }

            @Override
            public String logicVersion() {
                return knowledge.logicVersion();
            }
        };
    }
}
