package org.paresthesia.cds;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.stereotype.Component;

/**
 * Keeps libraries from writing down what patients' records hold, whatever level a site asks for: below these levels they log bodies,
 * headers, parameters and values. Our own loggers may be set to any level.
 */
@Component
class LogFloor {

    private static final Logger LOG = LoggerFactory.getLogger(LogFloor.class);
    private static final String OURS = "org.paresthesia";
    private static final LogLevel USUAL = LogLevel.INFO;

    /** Libraries that quote already at the usual level. */
    private static final Map<String, LogLevel> HIGHER = Map.of(
            "ca.uhn.fhir",
            LogLevel.WARN,
            "org.hl7.fhir",
            LogLevel.WARN,
            "org.cqframework",
            LogLevel.WARN,
            "org.opencds.cqf",
            LogLevel.WARN,
            "org.opencds.cqf.cql.engine",
            LogLevel.OFF,
            "org.apache.coyote.http11.Http11Processor",
            LogLevel.WARN,
            "org.springframework.web.servlet.PageNotFound",
            LogLevel.ERROR);

    LogFloor(LoggingSystem logging) {
        Map<String, LogLevel> raised = new TreeMap<>();
        for (LoggerConfiguration logger : List.copyOf(logging.getLoggerConfigurations())) {
            if (isTooLow(logger)) {
                raised.put(logger.getName(), logger.getConfiguredLevel());
            }
        }
        raised.forEach((name, asked) -> raise(logging, name, asked));
        HIGHER.keySet().stream()
                .filter(name -> isNotSet(logging.getLoggerConfiguration(name)))
                .forEach(name -> logging.setLogLevel(name, floor(name)));
        if (!raised.isEmpty()) {
            LOG.warn("levels at which libraries write down what records hold are not taken: {}", raised.keySet());
        }
    }

    private static void raise(LoggingSystem logging, String name, LogLevel asked) {
        logging.setLogLevel(name, floor(name));
        if (name.equals(LoggingSystem.ROOT_LOGGER_NAME) && isNotSet(logging.getLoggerConfiguration(OURS))) {
            logging.setLogLevel(OURS, asked);
        }
    }

    private static boolean isNotSet(LoggerConfiguration logger) {
        return logger == null || logger.getConfiguredLevel() == null;
    }

    private static boolean isTooLow(LoggerConfiguration logger) {
        boolean isOurs = logger.getName().equals(OURS) || logger.getName().startsWith(OURS + ".");
        return !isOurs
                && logger.getConfiguredLevel() != null
                && logger.getConfiguredLevel().compareTo(floor(logger.getName())) < 0;
    }

    /** The level of the longest name that it is, or is below of. */
    static LogLevel floor(String name) {
        String nearest = "";
        for (String each : HIGHER.keySet()) {
            boolean covers = name.equals(each) || name.startsWith(each + ".");
            nearest = covers && each.length() > nearest.length() ? each : nearest;
        }
        return HIGHER.getOrDefault(nearest, USUAL);
    }
}
