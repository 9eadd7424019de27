package org.paresthesia.cds;

import java.time.Clock;
import org.paresthesia.cds.feedback.WhyRecords;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts links on cards where a site has said at which address they lead anywhere. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WhySettings.class)
@ConditionalOnProperty("paresthesia.why.address")
class WhyConfiguration {

    /** Refuses links that could lead nowhere. */
    @Bean
    Whys whys(
            WhySettings settings,
            ObjectProvider<WhyRecords> records,
            ObjectProvider<Explainer> explainer,
            Clock clock,
            Environment environment) {
        if (settings.address().isEmpty()) {
            return Whys.NONE;
        }
        boolean hasPages = environment.getProperty("paresthesia.playground.enabled", Boolean.class, false)
                && !"off".equalsIgnoreCase(environment.getProperty("paresthesia.pages.access", "off"));
        WhyRecords kept = records.getIfAvailable();
        if (!hasPages || kept == null) {
            throw new WrongConfiguration("paresthesia.why.address needs the pages (paresthesia.playground.enabled=true,"
                    + " paresthesia.pages.access) and the store");
        }
        return new WhyLinks(settings, kept, explainer, clock);
    }
}
