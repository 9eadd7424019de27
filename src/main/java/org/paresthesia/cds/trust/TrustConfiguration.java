package org.paresthesia.cds.trust;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Reads the clients from the configuration and closes plain HTTP to FHIR servers in the profile {@code prod}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Clients.class)
class TrustConfiguration {

    @Bean
    AllowedServers allowedServers(Environment environment) {
        return new AllowedServers(environment.acceptsProfiles(Profiles.of("prod")));
    }
}
