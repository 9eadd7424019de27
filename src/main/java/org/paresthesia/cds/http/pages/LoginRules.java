package org.paresthesia.cds.http.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;

/** What holds however somebody logs in: it is for pages alone, and every page needs it. */
final class LoginRules {

    private static final Set<String> TOKEN_FORMS = Set.of("/login", "/logout");
    private static final String FILTER = "springSecurityFilterChain";

    private LoginRules() {}

    /** Where Spring Security's filter stands among ours. */
    static DelegatingFilterProxyRegistrationBean filter() {
        DelegatingFilterProxyRegistrationBean filter = new DelegatingFilterProxyRegistrationBean(FILTER);
        filter.setOrder(PagesConfiguration.LOG_IN);
        return filter;
    }

    /** The forms of log-in and log-out carry a token; what other pages send is judged by {@link PagesGate}, as are its headers. */
    static HttpSecurity of(HttpSecurity http) {
        return http.securityMatcher(Paths::isPage)
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority("PAGES"))
                .csrf(forms -> forms.requireCsrfProtectionMatcher(LoginRules::isLogInOrOut))
                .headers(HeadersConfigurer::disable);
    }

    private static boolean isLogInOrOut(HttpServletRequest request) {
        return "POST".equals(request.getMethod()) && TOKEN_FORMS.contains(request.getServletPath());
    }
}
