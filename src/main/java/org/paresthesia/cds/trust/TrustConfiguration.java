package org.paresthesia.cds.trust;

import java.time.Clock;
import org.paresthesia.cds.trust.token.SignedCallers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Reads the clients from the configuration and closes plain HTTP to FHIR servers in the profile {@code prod}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Clients.class, AuthenticationSettings.class})
class TrustConfiguration {

    /** Tokens are judged by the machine's clock, also where a demonstration pins the one of the cards. */
    @Bean
    Callers callers(Clients clients, AuthenticationSettings settings, ObjectProvider<UsedTokens> used) {
        return settings.required()
                ? new SignedCallers(clients, settings, used.getObject(), Clock.systemUTC())
                : new EveryoneIsDefault(clients);
    }

    @Bean
    AllowedServers allowedServers(Environment environment) {
        return new AllowedServers(environment.acceptsProfiles(Profiles.of("prod")));
    }
}
