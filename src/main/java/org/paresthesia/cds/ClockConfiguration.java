package org.paresthesia.cds;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The one clock: what a card calls "today" is read from it once per call. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    /**
     * The machine's clock, or one that stands still at {@code paresthesia.now} for demonstrations and tests.
     *
     * @throws WrongConfiguration for a moment that can't be read, and for any in the profile {@code prod}: a clock that
     *     stands still would make every result look recent
     */
    @Bean
    Clock clock(@Value("${paresthesia.now:}") String now, Environment environment) {
        if (now.isBlank()) {
            return Clock.systemUTC();
        }
        if (environment.acceptsProfiles(Profiles.of("prod"))) {
            throw new WrongConfiguration("paresthesia.now must not be set in the profile prod; remove it");
        }
        Clock standing = Clock.fixed(moment(now), ZoneId.of("UTC"));
        LoggerFactory.getLogger(ClockConfiguration.class).warn("the clock stands still at {}", standing.instant());
        return standing;
    }

    private static Instant moment(String now) {
        try {
            return OffsetDateTime.parse(now).toInstant();
        } catch (DateTimeException unreadable) {
            throw new WrongConfiguration(
                    "paresthesia.now: \"" + now + "\" is not a moment; write one such as 2026-06-15T10:00:00Z");
        }
    }
}
