package org.paresthesia.cds.hook;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long an override quiets a card while its supporting facts stay the same (specification 3.1 b and d).
 *
 * @param info for information
 * @param warning for warnings
 * @param critical for critical cards, and only for the user who overrode one
 * @param reasons by the code of the override reason: the longest time for that reason
 * @param topics by topic code: the longest time for that topic
 */
public record QuietTimes(
        Duration info,
        Duration warning,
        Duration critical,
        Map<String, Duration> reasons,
        Map<String, Duration> topics) {

    /** What counts as without end: longer than any chart is kept. */
    private static final Duration UNTIL_THE_FACTS_CHANGE = Duration.ofDays(36_500);

    private static final Duration MONTH = Duration.ofDays(30);

    /**
     * The specification's times: information 180 days, warnings 90 days, critical 24 hours; "not relevant now" 30 days at
     * most, "data wrong" until the data change; the summary 30 days (3.1 and 3.4).
     */
    public static final QuietTimes SPECIFIED = new QuietTimes(
            Duration.ofDays(180),
            Duration.ofDays(90),
            Duration.ofHours(24),
            Map.of("cds-suboptimal-context", MONTH, "data-wrong", UNTIL_THE_FACTS_CHANGE),
            Map.of("ddx-summary", MONTH));

    /** Refuses a time below zero and copies the maps. */
    public QuietTimes {
        reasons = Map.copyOf(reasons);
        topics = Map.copyOf(topics);
        Stream.of(Stream.of(info, warning, critical), reasons.values().stream(), topics.values().stream())
                .flatMap(times -> times)
                .filter(Duration::isNegative)
                .findFirst()
                .ifPresent(negative -> {
                    throw new IllegalArgumentException("a quiet time is below zero");
                });
    }

    /** These times with some of them changed; null or an absent key changes nothing. */
    public QuietTimes with(
            Duration newInfo,
            Duration newWarning,
            Duration newCritical,
            Map<String, Duration> newReasons,
            Map<String, Duration> newTopics) {
        return new QuietTimes(
                newInfo == null ? info : newInfo,
                newWarning == null ? warning : newWarning,
                newCritical == null ? critical : newCritical,
                merged(reasons, newReasons),
                merged(topics, newTopics));
    }

    private static Map<String, Duration> merged(Map<String, Duration> old, Map<String, Duration> changed) {
        Map<String, Duration> all = new HashMap<>(old);
        all.putAll(changed == null ? Map.of() : changed);
        return all;
    }

    /**
     * How long one override quiets.
     *
     * @param urgency {@code critical}, {@code warning} or {@code info}
     * @param topic the card's topic code
     * @param reason the code of the override reason, empty where none was given
     */
    public Duration after(String urgency, String topic, String reason) {
        Duration usual =
                switch (urgency) {
                    case "critical" -> critical;
                    case "warning" -> warning;
                    default -> info;
                };
        Duration ofTopic = topics.getOrDefault(topic, usual);
        Duration ofReason = reasons.get(reason);
        boolean isWithoutEnd = UNTIL_THE_FACTS_CHANGE.equals(ofReason);
        if (isWithoutEnd && !urgency.equals("critical")) {
            return ofReason;
        }
        return Stream.of(usual, ofTopic, ofReason == null ? usual : ofReason)
                .min(Duration::compareTo)
                .orElseThrow();
    }
}
