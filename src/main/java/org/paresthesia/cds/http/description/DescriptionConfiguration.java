package org.paresthesia.cds.http.description;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of this room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SchemaCheckSettings.class)
class DescriptionConfiguration {

    @Bean
    BackgroundChecks backgroundChecks() {
        return new BackgroundChecks();
    }
}
