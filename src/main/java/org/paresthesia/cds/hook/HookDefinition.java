package org.paresthesia.cds.hook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the hook library says about the context of one hook (HL7 CDS Hooks hook library 1.0.1, "Context" of each hook).
 *
 * @param name the hook
 * @param version the version of its definition, as its page in the library says ({@code hookVersion})
 * @param userTypes resource types that {@code context.userId} may name
 * @param fields what the context holds; a client may send more, which is passed over
 */
public record HookDefinition(String name, String version, Set<String> userTypes, List<Field> fields) {

    /** What a field of a context is. */
    public enum Kind {
        TEXT("a string"),
        REFERENCES("a list of references"),
        BUNDLE("a FHIR Bundle");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** In words, for a client that sent something else. */
        public String words() {
            return words;
        }
    }

    /**
     * A field of a context.
     *
     * @param name its name
     * @param kind what it must be
     * @param isRequired whether it must be there
     */
    public record Field(String name, Kind kind, boolean isRequired) {}

    private static final Set<String> CLINICIANS = Set.of("Practitioner", "PractitionerRole");
    private static final Set<String> ANY_USER = Set.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson");

    private static final Field ENCOUNTER = new Field("encounterId", Kind.TEXT, false);
    private static final Field DRAFT_ORDERS = new Field(InHand.Orders.FIELD, Kind.BUNDLE, true);
    private static final Field SELECTIONS = new Field("selections", Kind.REFERENCES, true);
    private static final Field CONDITIONS = new Field(InHand.Problems.FIELD, Kind.BUNDLE, true);

    private static final Map<String, HookDefinition> KNOWN = Stream.of(
                    hook("patient-view", "1.0", ANY_USER, ENCOUNTER),
                    hook("encounter-start", "1.0", CLINICIANS, new Field("encounterId", Kind.TEXT, true)),
                    hook("order-select", "1.0", CLINICIANS, ENCOUNTER, SELECTIONS, DRAFT_ORDERS),
                    hook("order-sign", "1.0", CLINICIANS, ENCOUNTER, DRAFT_ORDERS),
                    hook("problem-list-item-create", "0.1.0", CLINICIANS, ENCOUNTER, CONDITIONS))
            .collect(Collectors.toUnmodifiableMap(HookDefinition::name, Function.identity()));

    /** Copies the collections. */
    public HookDefinition {
        userTypes = Set.copyOf(userTypes);
        fields = List.copyOf(fields);
    }

    /** Every hook of this service names the user and the patient. */
    private static HookDefinition hook(String name, String version, Set<String> userTypes, Field... more) {
        Stream<Field> always = Stream.of("userId", "patientId").map(field -> new Field(field, Kind.TEXT, true));
        return new HookDefinition(
                name, version, userTypes, Stream.concat(always, Stream.of(more)).toList());
    }

    /** Whether its context has a field of this name. */
    public boolean has(String field) {
        return fields.stream().anyMatch(each -> each.name().equals(field));
    }

    /** The definition of a hook; empty for a hook that this service doesn't know. */
    public static Optional<HookDefinition> of(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }
}
