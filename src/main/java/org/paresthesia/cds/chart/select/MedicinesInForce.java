package org.paresthesia.cds.chart.select;

import java.util.Map;
import java.util.Set;
import org.paresthesia.cds.chart.delivery.MedicineNote;

/** Which medicine records mean that the patient takes something now, by status alone (specification 0, ActiveMed). */
public final class MedicinesInForce {

    private static final Map<String, Set<String>> STATUSES = Map.of(
            "MedicationRequest", Set.of("active", "on-hold"),
            "MedicationStatement", Set.of("active", "intended", "on-hold"),
            "MedicationAdministration", Set.of("in-progress", "on-hold"),
            "MedicationDispense", Set.of());

    private MedicinesInForce() {}

    /** Whether it is a medicine resource at all. */
    public static boolean isMedicine(String type) {
        return STATUSES.containsKey(type);
    }

    /**
     * Whether the record may be in force; a record without a status may.
     *
     * <p>Dates are left out on purpose: it is better to name one medicine too many than to be silent about one.
     */
    public static boolean mayBeInForce(String type, MedicineNote medicine) {
        Set<String> statuses = STATUSES.getOrDefault(type, Set.of());
        return !medicine.isForbidden()
                && !statuses.isEmpty()
                && (medicine.status().isEmpty() || statuses.contains(medicine.status()));
    }
}
