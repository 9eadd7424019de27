package org.paresthesia.cds.feedback;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts what was shown and what clinicians did with it; nothing of a patient or a user is in it. */
public interface Counts {

    /**
     * What is counted: days in UTC, and a service, a client or a topic by name; an empty name counts all of them.
     *
     * @param from the first day
     * @param to the last day
     */
    record Wanted(LocalDate from, LocalDate to, String service, String client, String topic) {

        /** Refuses a missing part. */
        public Wanted {
            Objects.requireNonNull(from);
            Objects.requireNonNull(to);
            Objects.requireNonNull(service);
            Objects.requireNonNull(client);
            Objects.requireNonNull(topic);
        }
    }

    /**
     * Cards of one topic, service, client and day.
     *
     * @param day the day in UTC
     * @param shown how many were shown
     * @param accepted of how many a suggestion was taken
     * @param overridden how many were overridden, and none of their suggestions taken
     */
    record Cards(LocalDate day, String service, String client, String topic, int shown, int accepted, int overridden) {}

    /**
     * Overrides of cards of one topic with one reason.
     *
     * @param reason the code of the reason, empty where none was given
     */
    record Reasons(String topic, String reason, int overridden) {}

    /** The cards, by day, service, client and topic. @throws StoreUnavailable where the store is off or away */
    List<Cards> cards(Wanted wanted);

    /**
     * How long answers took, by the id of the service, over all instances; a topic has no times of its own.
     *
     * @throws StoreUnavailable where the store is off or away
     */
    Map<String, Latencies.Quantiles> times(Wanted wanted);

    /** The reasons of overrides, the most frequent first. @throws StoreUnavailable where the store is off or away */
    List<Reasons> reasons(Wanted wanted);
}
