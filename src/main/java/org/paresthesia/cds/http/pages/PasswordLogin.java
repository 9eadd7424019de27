package org.paresthesia.cds.http.pages;

import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** The local administrator logs in with a password. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ConditionalOnProperty(name = "paresthesia.pages.access", havingValue = "password")
class PasswordLogin {

    @Bean
    DelegatingFilterProxyRegistrationBean logInFilter() {
        return LoginRules.filter();
    }

    @Bean
    FilterRegistrationBean<LoginLooks> loginLooks() throws IOException {
        FilterRegistrationBean<LoginLooks> looks = new FilterRegistrationBean<>(new LoginLooks());
        looks.addUrlPatterns(LoginLooks.PATHS);
        looks.setOrder(PagesConfiguration.LOG_IN - 1);
        return looks;
    }

    @Bean
    SecurityFilterChain pagesForTheAdministrator(HttpSecurity http, PagesSettings settings) {
        LoginRules.of(http)
                .formLogin(Customizer.withDefaults())
                .authenticationProvider(new Slowed(administrator(settings), new Attempts(Clock.systemUTC())));
        return http.build();
    }

    private static AuthenticationProvider administrator(PagesSettings settings) {
        DaoAuthenticationProvider provider =
                new DaoAuthenticationProvider(new InMemoryUserDetailsManager(User.withUsername(settings.administrator())
                        .password(settings.password().replace("{bcrypt}", ""))
                        .authorities("PAGES")
                        .build()));
        provider.setPasswordEncoder(new BCryptPasswordEncoder());
        return provider;
    }

    /** Looks at no password of an address that was wrong too often. */
    private record Slowed(AuthenticationProvider provider, Attempts attempts) implements AuthenticationProvider {

        private static final Logger LOG = LoggerFactory.getLogger(PasswordLogin.class);

        @Override
        public Authentication authenticate(Authentication asked) {
            String address = asked.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
            if (!attempts.isFree(address)) {
                LOG.warn("log-in to pages refused: too many wrong passwords");
                throw new LockedException("too many wrong passwords; try again later");
            }
            try {
                Authentication known = provider.authenticate(asked);
                attempts.succeeded(address);
                return known;
            } catch (AuthenticationException unknown) {
                attempts.failed(address);
                LOG.warn("log-in to pages refused: wrong name or password");
                throw unknown;
            }
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return provider.supports(authentication);
        }
    }
}
