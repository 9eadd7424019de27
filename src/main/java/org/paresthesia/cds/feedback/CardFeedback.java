package org.paresthesia.cds.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a clinician did with one card (CDS Hooks 2.0.1, "Feedback").
 *
 * @param card the card's uuid, as sent back by the client; 1 to 128 characters
 * @param outcome accepted or overridden
 * @param at when it happened
 * @param acceptedSuggestions ids of the suggestions that were taken; not empty where the card was accepted
 * @param reason the chosen override reason, where one was chosen
 * @param comment the user's own words, which may hold anything; stored encrypted, never logged
 */
public record CardFeedback(
        String card,
        Outcome outcome,
        Instant at,
        List<String> acceptedSuggestions,
        Optional<Reason> reason,
        Optional<String> comment) {

    /** What became of the card. */
    public enum Outcome {
        ACCEPTED,
        OVERRIDDEN
    }

    /**
     * An override reason.
     *
     * @param system its code system, empty where the client sent none
     * @param code its code
     */
    public record Reason(String system, String code) {

        /** Refuses a missing part. */
        public Reason {
            Objects.requireNonNull(system);
            Objects.requireNonNull(code);
        }
    }

    /** Copies the list and refuses an acceptance of nothing. */
    public CardFeedback {
        Objects.requireNonNull(card);
        Objects.requireNonNull(at);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(comment);
        acceptedSuggestions = List.copyOf(acceptedSuggestions);
        if (outcome == Outcome.ACCEPTED && acceptedSuggestions.isEmpty()) {
            throw new IllegalArgumentException("an accepted card names what was accepted");
        }
    }

    /** Says nothing that a user wrote. */
    @Override
    public String toString() {
        return "CardFeedback[" + outcome + "]";
    }
}
