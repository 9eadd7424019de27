package org.paresthesia.cds.chart.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one prefetch key, or one query, brought.
 *
 * @param state which kind of answer it was
 * @param resources resources of the key's type that the rules may use
 * @param included other resources that are needed to understand them
 * @param paging how much of the search it holds
 * @param unreadable entries of the key's type, or of none, that are not FHIR
 * @param isPartial whether the Bundle itself says, by an outcome of severity error or fatal, that something is missing
 * @param foreignElement an element that R4 does not have, where one was seen
 */
public record Delivery(
        State state,
        List<ScannedResource> resources,
        Included included,
        Paging paging,
        int unreadable,
        boolean isPartial,
        Optional<String> foreignElement) {

    /** The kinds of answer that the rules must tell apart (protocol, section E). */
    public enum State {
        /** A Bundle, a resource, or nothing found. */
        RECEIVED,
        /** The query was tried and failed. */
        FAILED,
        /** Something that is neither. */
        WRONG_TYPE
    }

    /**
     * Resources that came along.
     *
     * @param patients ids of Patients by their {@code fullUrl}
     * @param medications Medications
     */
    public record Included(Map<String, String> patients, List<ScannedResource> medications) {

        /** Nothing came along. */
        public static final Included NONE = new Included(Map.of(), List.of());

        /** Copies the collections. */
        public Included {
            patients = Map.copyOf(patients);
            medications = List.copyOf(medications);
        }
    }

    private static final Delivery NOTHING = without(State.RECEIVED);

    /** Copies the list. */
    public Delivery {
        Objects.requireNonNull(state);
        resources = List.copyOf(resources);
    }

    /** Nothing was found: {@code null}, or a read that ended in "not found". */
    public static Delivery nothing() {
        return NOTHING;
    }

    /** Whether it is {@link #nothing()} and not, for example, an empty Bundle. */
    public boolean isNothing() {
        return this == NOTHING;
    }

    /** The query was tried and failed. */
    public static Delivery failed() {
        return without(State.FAILED);
    }

    /** Something that is neither a Bundle nor a resource of the key's type. */
    public static Delivery wrongType() {
        return without(State.WRONG_TYPE);
    }

    private static Delivery without(State state) {
        return new Delivery(state, List.of(), Included.NONE, Paging.single(0), 0, false, Optional.empty());
    }

    /** This page and the one that follows it; a following page that failed leaves this one with its open link. */
    public Delivery and(Delivery following) {
        if (following.state != State.RECEIVED) {
            return this;
        }
        List<ScannedResource> all = new ArrayList<>(resources);
        all.addAll(following.resources);
        return new Delivery(
                state,
                all,
                merged(following.included),
                paging.and(following.paging),
                unreadable + following.unreadable,
                isPartial || following.isPartial,
                foreignElement.or(following::foreignElement));
    }

    /** The same with only some of its resources; everything else that is known of the answer stays. */
    public Delivery only(Predicate<ScannedResource> wanted) {
        return new Delivery(
                state,
                resources.stream().filter(wanted).toList(),
                included,
                paging,
                unreadable,
                isPartial,
                foreignElement);
    }

    private Included merged(Included other) {
        Map<String, String> patients = new HashMap<>(included.patients());
        patients.putAll(other.patients());
        List<ScannedResource> medications = new ArrayList<>(included.medications());
        medications.addAll(other.medications());
        return new Included(patients, medications);
    }

    /** Says what kind and how much, nothing of the patient. */
    @Override
    public String toString() {
        return "Delivery[" + state + ", " + resources.size() + " of " + paging.received() + "]";
    }
}
