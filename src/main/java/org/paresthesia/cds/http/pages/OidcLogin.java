package org.paresthesia.cds.http.pages;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.paresthesia.cds.http.pages.PagesSettings.Oidc;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.ui.DefaultLogoutPageGeneratingFilter;
import org.springframework.security.web.authentication.ui.DefaultResourcesFilter;
import org.springframework.security.web.csrf.CsrfToken;

/** People of the site's OpenID provider log in. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ConditionalOnProperty(name = "paresthesia.pages.access", havingValue = "oidc")
class OidcLogin {

    private static final String PROVIDER = "site";

    @Bean
    DelegatingFilterProxyRegistrationBean logInFilter() {
        return LoginRules.filter();
    }

    /** The provider is asked when somebody first logs in: cards come without it. */
    @Bean
    ClientRegistrationRepository provider(PagesSettings settings) {
        Oidc oidc = settings.oidc();
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
                ClientRegistrations.fromIssuerLocation(oidc.issuer().toString())
                        .registrationId(PROVIDER)
                        .clientId(oidc.clientId())
                        .clientSecret(oidc.clientSecret())
                        .scope("openid")
                        .build()));
    }

    @Bean
    SecurityFilterChain pagesForPeopleOfTheSite(
            HttpSecurity http, PagesSettings settings, ClientRegistrationRepository provider) {
        OidcClientInitiatedLogoutSuccessHandler atTheProviderToo =
                new OidcClientInitiatedLogoutSuccessHandler(provider);
        atTheProviderToo.setPostLogoutRedirectUri("{baseUrl}/");
        LoginRules.of(http)
                .oauth2Login(login -> login.loginPage("/oauth2/authorization/" + PROVIDER)
                        .userInfoEndpoint(user -> user.userAuthoritiesMapper(allowed(settings.oidc()))))
                .logout(logout -> logout.logoutSuccessHandler(atTheProviderToo))
                .addFilterBefore(DefaultResourcesFilter.css(), LogoutFilter.class)
                .addFilterBefore(logOutPage(), AuthorizationFilter.class);
        return http.build();
    }

    /** Asks whether somebody wants to log out; with a log-in page of its own Spring leaves it out. */
    private static DefaultLogoutPageGeneratingFilter logOutPage() {
        DefaultLogoutPageGeneratingFilter page = new DefaultLogoutPageGeneratingFilter();
        page.setResolveHiddenInputs(request -> {
            CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
            return Map.of(token.getParameterName(), token.getToken());
        });
        return page;
    }

    private static GrantedAuthoritiesMapper allowed(Oidc oidc) {
        return authorities -> authorities.stream().anyMatch(authority -> isAllowed(oidc, authority))
                ? List.of(new SimpleGrantedAuthority("PAGES"))
                : List.of();
    }

    private static boolean isAllowed(Oidc oidc, GrantedAuthority authority) {
        if (!(authority instanceof OidcUserAuthority user)) {
            return false;
        }
        Object claim = user.getIdToken().getClaim(oidc.claim().isBlank() ? "sub" : oidc.claim());
        Set<Object> held =
                new HashSet<>(claim instanceof Collection<?> several ? several : List.of(String.valueOf(claim)));
        return oidc.claim().isBlank() || oidc.values().stream().anyMatch(held::contains);
    }
}
