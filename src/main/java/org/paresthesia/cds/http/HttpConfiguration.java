package org.paresthesia.cds.http;

import org.apache.catalina.core.StandardHost;
import org.paresthesia.cds.chart.PrefetchReader;
import org.paresthesia.cds.feedback.Latencies;
import org.paresthesia.cds.http.CallEndpoint.Incoming;
import org.paresthesia.cds.http.incoming.BodyReader;
import org.paresthesia.cds.http.incoming.CallReader;
import org.paresthesia.cds.http.incoming.Limits;
import org.paresthesia.cds.http.pages.PagesSettings;
import org.paresthesia.cds.telemetry.CallTimers;
import org.paresthesia.cds.telemetry.CallTraces;
import org.paresthesia.cds.trust.Callers;
import org.paresthesia.cds.trust.register.ClientRegister;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the parts of this room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
class HttpConfiguration implements WebMvcConfigurer {

    private final Latencies latencies;
    private final CallTimers timers;
    private final CallTraces traces;

    HttpConfiguration(Latencies latencies, CallTimers timers, ObjectProvider<CallTraces> traces) {
        this.latencies = latencies;
        this.timers = timers;
        this.traces = traces.getIfAvailable(() -> CallTraces.NONE);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new CallLog(latencies, timers, traces)).addPathPatterns("/cds-services/**");
    }

    @Bean
    Incoming incoming(Limits limits, PrefetchReader prefetches) {
        return new Incoming(new BodyReader(limits), new CallReader(limits, prefetches));
    }

    @Bean
    FilterRegistrationBean<BrowserAccess> browserAccess(ClientRegister register) {
        FilterRegistrationBean<BrowserAccess> first = new FilterRegistrationBean<>(new BrowserAccess(register));
        first.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return first;
    }

    /**
     * After {@link BrowserAccess}: a preflight carries no token, and a page may read why it was refused. Where people log in to
     * pages, the description for them is one of these.
     */
    @Bean
    FilterRegistrationBean<ClientGate> clientGate(Callers callers, ClientRegister register, PagesSettings pages) {
        FilterRegistrationBean<ClientGate> second = new FilterRegistrationBean<>(new ClientGate(callers, register));
        second.addUrlPatterns("/cds-services", "/cds-services/*", "/openapi.json");
        if (!pages.access().isLogin()) {
            second.addUrlPatterns("/api");
        }
        second.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return second;
    }

    /** Tomcat's own page of errors is replaced: it is HTML and names the server. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerProblems() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new ContainerProblems());
            }
        });
    }
}
