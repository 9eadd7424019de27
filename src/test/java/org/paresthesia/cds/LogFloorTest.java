package org.paresthesia.cds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;

/** Whatever levels a site asks for, libraries stay at those at which they quote nothing. */
class LogFloorTest {

    /** A logging system that is only a list. */
    private static final class Levels extends LoggingSystem {

        private final Map<String, LogLevel> levels = new LinkedHashMap<>();

        @Override
        public void beforeInitialize() {
            // There is nothing to do.
        }

        @Override
        public void setLogLevel(String loggerName, LogLevel level) {
            levels.put(loggerName, level);
        }

        @Override
        public List<LoggerConfiguration> getLoggerConfigurations() {
            return new ArrayList<>(
                    levels.keySet().stream().map(this::getLoggerConfiguration).toList());
        }

        @Override
        public LoggerConfiguration getLoggerConfiguration(String name) {
            LogLevel level = levels.get(name);
            return level == null ? null : new LoggerConfiguration(name, level, level);
        }
    }

    private static Map<String, LogLevel> after(Map<String, LogLevel> asked) {
        Levels levels = new Levels();
        asked.forEach(levels::setLogLevel);
        new LogFloor(levels);
        return levels.levels;
    }

    @Test
    void librariesAreKeptAtTheirFloor() {
        assertThat(after(Map.of(
                        "org.apache.coyote",
                        LogLevel.TRACE,
                        "ca.uhn.fhir.parser",
                        LogLevel.INFO,
                        "org.springframework.web",
                        LogLevel.WARN)))
                .containsEntry("org.apache.coyote", LogLevel.INFO)
                .containsEntry("ca.uhn.fhir.parser", LogLevel.WARN)
                .containsEntry("org.springframework.web", LogLevel.WARN)
                .containsEntry("org.opencds.cqf.cql.engine", LogLevel.OFF);
    }

    @Test
    void whatIsAskedForAllCountsForOurs() {
        assertThat(after(Map.of(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.TRACE)))
                .containsEntry(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO)
                .containsEntry("org.paresthesia", LogLevel.TRACE);
        assertThat(after(Map.of(
                        LoggingSystem.ROOT_LOGGER_NAME, LogLevel.DEBUG, "org.paresthesia.cds.http", LogLevel.TRACE)))
                .containsEntry("org.paresthesia.cds.http", LogLevel.TRACE)
                .containsEntry("org.paresthesia", LogLevel.DEBUG);
    }
}
