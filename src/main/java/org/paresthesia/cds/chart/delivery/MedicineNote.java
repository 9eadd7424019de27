package org.paresthesia.cds.chart.delivery;

import java.util.List;
import java.util.Map;

/**
 * What the stream says of the product in a medicine resource or in a Medication.
 *
 * @param codings the product's codings
 * @param text the product's name in words; empty where there is none
 * @param reference the reference to a Medication, as sent; empty where there is none
 * @param status the resource's status; empty where there is none
 * @param isForbidden whether {@code doNotPerform} is true
 * @param contained the codings of contained resources by their id
 */
public record MedicineNote(
        List<ScannedCoding> codings,
        String text,
        String reference,
        String status,
        boolean isForbidden,
        Map<String, List<ScannedCoding>> contained) {

    /** What a resource says that is no medicine. */
    public static final MedicineNote NONE = new MedicineNote(List.of(), "", "", "", false, Map.of());

    /** Copies the collections. */
    public MedicineNote {
        codings = List.copyOf(codings);
        contained = Map.copyOf(contained);
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "MedicineNote[...]";
    }
}
