package org.paresthesia.cds.http.audit;

import java.util.Optional;
import org.paresthesia.cds.feedback.audit.AuditTrail;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.http.ClientGate;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the record before all gates. */
@Configuration(proxyBeanMethods = false)
class AuditedRequestsConfiguration {

    @Bean
    FilterRegistrationBean<AuditedRequests> auditedRequests(AuditTrail audit, Opening opening) {
        FilterRegistrationBean<AuditedRequests> first = new FilterRegistrationBean<>(new AuditedRequests(
                audit,
                request -> Optional.ofNullable(ClientGate.caller(request)).map(Caller::clientId),
                opening::isOpen));
        first.addUrlPatterns("/cds-services", "/cds-services/*", "/openapi.json", "/api");
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }
}
