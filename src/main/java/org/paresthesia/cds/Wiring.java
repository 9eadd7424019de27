package org.paresthesia.cds;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.cards.CardSettings;
import org.paresthesia.cds.cards.CardWriter;
import org.paresthesia.cds.cards.detail.Glossary;
import org.paresthesia.cds.chart.counts.PrefetchMeters;
import org.paresthesia.cds.feedback.Firings;
import org.paresthesia.cds.feedback.LogicVersion;
import org.paresthesia.cds.feedback.Overrides;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.logic.CallParameters;
import org.paresthesia.cds.logic.CodeChoice;
import org.paresthesia.cds.logic.CqlRuntime;
import org.paresthesia.cds.logic.LogicSettings;
import org.paresthesia.cds.logic.Reasoner;
import org.paresthesia.cds.logic.Statements;
import org.paresthesia.cds.telemetry.TopicMeters;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Hands each room what it takes from the knowledge, so that the rooms need not know each other. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CardSettings.class, LogicSettings.class})
class Wiring {

    @Bean
    CqlRuntime cqlRuntime(Knowledge knowledge) {
        return new CqlRuntime(knowledge.logic(), FhirContext.forR4Cached(), knowledge.valueSets()::contains);
    }

    @Bean
    Reasoner reasoner(Knowledge knowledge, CqlRuntime runtime, LogicSettings settings) {
        return new Reasoner(runtime, knowledge.dataNeeds(), new CallParameters(knowledge.settings()), codes(knowledge))
                .within(settings.longest());
    }

    /** What every define says of a chart, for whoever asks why; made when it is first asked for. */
    @Bean
    @Lazy
    Statements statements(Knowledge knowledge, CqlRuntime runtime) {
        return new Statements(runtime, new CallParameters(knowledge.settings()), knowledge.logic(), codes(knowledge));
    }

    private static CodeChoice codes(Knowledge knowledge) {
        return new CodeChoice(knowledge.valueSets()::setsOf);
    }

    @Bean
    @Lazy
    Explainer explainer(Advisor advisor, CardWriter cards, Statements statements, Knowledge knowledge) {
        return new Explainer(advisor, cards, statements, knowledge.logicVersion());
    }

    @Bean
    CardWriter cardWriter(Knowledge knowledge, CardSettings settings) {
        return new CardWriter(glossary(knowledge), settings);
    }

    @Bean
    Advisor.Memory memory(Overrides overrides, Firings firings, ObjectProvider<Whys> whys, Advisor.Counted counted) {
        return new Advisor.Memory(overrides, firings, whys.getIfAvailable(() -> Whys.NONE), counted);
    }

    @Bean
    Advisor.Counted counted(TopicMeters topics, PrefetchMeters prefetch) {
        return new Advisor.Counted(topics, prefetch);
    }

    @Bean
    LogicVersion logicVersion(Knowledge knowledge) {
        return new LogicVersion(knowledge.logicVersion());
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
