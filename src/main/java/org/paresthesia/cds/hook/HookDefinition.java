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
 * @param userTypes resource types that {@code context.userId} may name
 * @param required fields that the context must have
 */
public record HookDefinition(String name, Set<String> userTypes, List<String> required) {

    private static final Set<String> CLINICIANS = Set.of("Practitioner", "PractitionerRole");
    private static final Set<String> ANY_USER = Set.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson");

    private static final Map<String, HookDefinition> KNOWN = Stream.of(
                    new HookDefinition("patient-view", ANY_USER, List.of("userId", "patientId")),
                    new HookDefinition("encounter-start", CLINICIANS, List.of("userId", "patientId", "encounterId")),
                    new HookDefinition(
                            "encounter-discharge", CLINICIANS, List.of("userId", "patientId", "encounterId")),
                    new HookDefinition(
                            "order-select", CLINICIANS, List.of("userId", "patientId", "selections", "draftOrders")),
                    new HookDefinition("order-sign", CLINICIANS, List.of("userId", "patientId", "draftOrders")),
                    new HookDefinition("appointment-book", ANY_USER, List.of("userId", "patientId", "appointments")),
                    new HookDefinition(
                            "problem-list-item-create", CLINICIANS, List.of("userId", "patientId", "conditions")))
            .collect(Collectors.toUnmodifiableMap(HookDefinition::name, Function.identity()));

    /** Copies the collections. */
    public HookDefinition {
        userTypes = Set.copyOf(userTypes);
        required = List.copyOf(required);
    }

    /** The definition of a hook; empty for a hook that this service doesn't know. */
    public static Optional<HookDefinition> of(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }
}
