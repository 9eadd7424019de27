package org.paresthesia.cds.http.pages;

import org.apache.catalina.connector.Connector;
import org.paresthesia.cds.http.pages.PagesSettings.Access;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Puts the gates before pages and before what is for the operation. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PagesSettings.class)
class PagesConfiguration {

    /** Before all others: what is not at this port, or not there at all, concerns none of them. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE;

    /** Where log-in stands: after the gates of clients, which have nothing to do with it. */
    static final int LOG_IN = Ordered.HIGHEST_PRECEDENCE + 15;

    /** Pages for everybody are refused in the profile {@code prod}. */
    @Bean
    FilterRegistrationBean<PagesGate> pagesGate(
            PagesSettings settings, Environment environment, @Value("${paresthesia.management.port:0}") int port) {
        if (settings.access() == Access.OPEN && environment.acceptsProfiles(Profiles.of("prod"))) {
            throw new WrongConfiguration(
                    "the profile prod does not start: paresthesia.pages.access must not be open; use off, password or oidc");
        }
        FilterRegistrationBean<PagesGate> gate = new FilterRegistrationBean<>(new PagesGate(settings.access(), port));
        gate.setOrder(FIRST);
        return gate;
    }

    /** A second port for the operation, where one is set: same server, plain HTTP, for the inside of a network. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> operationPort(
            @Value("${paresthesia.management.port:0}") int port) {
        return factory -> {
            if (port > 0) {
                Connector connector = new Connector();
                connector.setPort(port);
                factory.addAdditionalConnectors(connector);
            }
        };
    }
}
