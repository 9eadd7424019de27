package org.paresthesia.cds.http.limits;

import java.time.Duration;
import org.paresthesia.cds.http.ClientGate;
import org.paresthesia.cds.http.pages.PagesSettings;
import org.paresthesia.cds.trust.limits.Turnstiles;
import org.paresthesia.cds.trust.register.ClientRegister;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the limits before everything that costs. */
@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

    @Bean
    LimitMeters limitMeters() {
        return new LimitMeters();
    }

    @Bean
    SlowRefusals slowRefusals(@Value("${paresthesia.limits.pause:500ms}") Duration pause) {
        return new SlowRefusals(pause);
    }

    /** After it is known who calls. */
    @Bean
    FilterRegistrationBean<Turnstile> turnstile(
            ClientRegister register, PagesSettings pages, SlowRefusals refusals, LimitMeters meters) {
        FilterRegistrationBean<Turnstile> third = new FilterRegistrationBean<>(new Turnstile(
                new Turnstiles(client -> register.clients().limitsOf(client)),
                request -> ClientGate.caller(request).clientId(),
                refusals,
                meters));
        third.addUrlPatterns("/cds-services", "/cds-services/*", "/openapi.json");
        if (!pages.access().isLogin()) {
            third.addUrlPatterns("/api");
        }
        third.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return third;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> leftovers() {
        return factory -> factory.addEngineValves(new Leftovers());
    }
}
