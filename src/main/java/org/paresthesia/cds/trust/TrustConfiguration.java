package org.paresthesia.cds.trust;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.paresthesia.cds.trust.outbound.ReachableAddresses;
import org.paresthesia.cds.trust.register.ClientMeters;
import org.paresthesia.cds.trust.register.ClientRegister;
import org.paresthesia.cds.trust.register.ClientSource;
import org.paresthesia.cds.trust.token.SignedCallers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Reads the clients from the configuration and closes plain HTTP to FHIR servers in the profile {@code prod}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuthenticationSettings.class)
class TrustConfiguration {

    /** Tokens are judged by the machine's clock, also where a demonstration pins the one of the cards. */
    @Bean
    ClientRegister clientRegister(
            ConfigurableEnvironment environment,
            List<ClientRules> rules,
            AuthenticationSettings settings,
            ObjectProvider<UsedTokens> used) {
        return new ClientRegister(
                new ClientSource(environment),
                rules,
                clients -> settings.required()
                        ? new SignedCallers(clients, settings, used.getObject(), Clock.systemUTC())
                        : new EveryoneIsDefault(clients));
    }

    @Bean
    ClientMeters clientMeters(ClientRegister register) {
        return new ClientMeters(register);
    }

    @Bean
    AllowedServers allowedServers(Environment environment) {
        boolean isProd = environment.acceptsProfiles(Profiles.of("prod"));
        return new AllowedServers(
                isProd, isProd ? new ReachableAddresses(listed(environment)) : ReachableAddresses.ANY);
    }

    private static Set<String> listed(Environment environment) {
        return Binder.get(environment)
                .bind("paresthesia.fhir-server.private-addresses", Bindable.setOf(String.class))
                .orElse(Set.of());
    }
}
