package org.paresthesia.cds.knowledge;

import java.util.Objects;
import java.util.Optional;

/**
 * A template of something that a card may suggest as a draft, from an ActivityDefinition.
 *
 * @param canonical its canonical address, by which rules name it
 * @param kind the resource that a suggestion creates
 * @param code what is ordered; absent for a task that no verified code says
 * @param text what is ordered or to be done, in words
 * @param category the kind of service, from the value set {@code servicerequest-category}; absent for a task
 * @param description one sentence for the reader of a suggestion
 */
public record Order(
        String canonical,
        Kind kind,
        Optional<NamedCode> code,
        String text,
        Optional<NamedCode> category,
        String description) {

    /** What a suggestion may create; a prescription is not among them (specification 3.1). */
    public enum Kind {
        SERVICE_REQUEST("ServiceRequest"),
        TASK("Task");

        private final String resourceType;

        Kind(String resourceType) {
            this.resourceType = resourceType;
        }

        /** The FHIR resource type. */
        public String resourceType() {
            return resourceType;
        }
    }

    /** Refuses a request without code and category, and any order without words. */
    public Order {
        Objects.requireNonNull(canonical);
        if (kind == Kind.SERVICE_REQUEST && (code.isEmpty() || category.isEmpty())) {
            throw new IllegalArgumentException("a ServiceRequest needs a code and a category");
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("an order needs words");
        }
        Objects.requireNonNull(description);
    }
}
