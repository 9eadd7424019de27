package org.paresthesia.cds.feedback.store;

import java.time.Clock;
import javax.sql.DataSource;
import org.paresthesia.cds.feedback.Counts;
import org.paresthesia.cds.feedback.Latencies;
import org.paresthesia.cds.feedback.LogicVersion;
import org.paresthesia.cds.feedback.MemoryMeters;
import org.paresthesia.cds.feedback.OutcomeMeters;
import org.paresthesia.cds.feedback.StoreState;
import org.paresthesia.cds.feedback.TokenLedger;
import org.paresthesia.cds.feedback.WhyRecords;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the store together, or its absence where the site wants none. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
class StoreConfiguration {

    /** The store as it is by default. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "paresthesia.store.enabled", matchIfMissing = true)
    static class Kept {

        @Bean
        Keys storeKeys(StoreSettings settings) {
            return new Keys(SiteSecret.of(settings));
        }

        @Bean
        Database database(DataSource source, StoreSettings settings) {
            return new Database(source, settings.retry());
        }

        @Bean
        StoredOverrides overrides(Database database, Keys keys) {
            return new StoredOverrides(database, keys);
        }

        @Bean
        StoredFirings firings(Database database, Keys keys, LogicVersion version) {
            return new StoredFirings(database, keys, version.text());
        }

        @Bean
        StoredTimes storedTimes(Database database, Latencies latencies) {
            return new StoredTimes(database, latencies);
        }

        @Bean
        Counts counts(Database database, StoredTimes times) {
            return new StoredCounts(database, times);
        }

        @Bean
        WhyRecords whyRecords(Database database, Keys keys) {
            return new StoredWhys(database, keys);
        }

        @Bean
        TokenLedger tokenLedger(Database database, Keys keys, @Value("${spring.datasource.url:}") String url) {
            StoredTokens stored = new StoredTokens(database, keys, url.startsWith("jdbc:postgresql:"));
            return url.matches("jdbc:h2:(file|mem):.*") && !url.contains("AUTO_SERVER=TRUE")
                    ? new TokensWrittenBehind(stored)
                    : stored;
        }

        @Bean
        StoredFeedback feedbackBox(Database database, StoredFirings firings, Keys keys, Clock clock) {
            return new StoredFeedback(database, firings, keys, clock);
        }

        @Bean
        OutcomeMeters outcomeMeters(StoredFeedback feedback) {
            return feedback.outcomes();
        }

        @Bean
        StoreState storeState(Database database, StoreSettings settings) {
            return new StoreState(database::isUp, settings.required());
        }

        @Bean
        MemoryMeters memoryMeters(
                Database database, StoredOverrides overrides, StoredFirings firings, StoredFeedback feedback) {
            return new MemoryMeters(database::isUp, overrides::notAsked, firings::leftOut, feedback::refused);
        }

        @Bean
        Housekeeping housekeeping(Database database, StoreSettings settings, Clock clock) {
            return new Housekeeping(database, settings, clock);
        }
    }

    /** No store. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "paresthesia.store.enabled", havingValue = "false")
    static class Nothing {

        @Bean
        NothingStored nothingStored() {
            return new NothingStored();
        }

        @Bean
        StoreState storeState() {
            return new StoreState(() -> false, false);
        }

        @Bean
        MemoryMeters memoryMeters(NothingStored nothing) {
            return new MemoryMeters(() -> false, nothing::notAsked, nothing::lost, nothing::refused);
        }
    }
}
