package org.paresthesia.cds.chart.select;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paresthesia.cds.chart.delivery.MedicineNote;
import org.paresthesia.cds.chart.delivery.ScannedCoding;
import org.paresthesia.cds.chart.delivery.ScannedResource;

/** The Medications that came along, found by any form of reference to them. */
public final class Medications {

    private static final Pattern REFERENCE =
            Pattern.compile("(?:.*/)?(Medication/[A-Za-z0-9\\-.]{1,64})(?:/_history/[A-Za-z0-9\\-.]{1,64})?");

    private final Map<String, MedicineNote> byReference = new HashMap<>();

    /** Takes a Medication. */
    public void add(ScannedResource medication) {
        if (!medication.identity().fullUrl().isEmpty()) {
            byReference.put(medication.identity().fullUrl(), medication.medicine());
        }
        if (!medication.identity().id().isEmpty()) {
            byReference.put("Medication/" + medication.identity().id(), medication.medicine());
        }
    }

    /**
     * What the product of a medicine is: stated in place, contained, or in a Medication that came along.
     *
     * @return empty if it is a reference to a Medication that is not here
     */
    public Optional<MedicineNote> product(MedicineNote medicine) {
        String reference = medicine.reference();
        if (reference.isEmpty() || !medicine.codings().isEmpty()) {
            return Optional.of(medicine);
        }
        if (reference.startsWith("#")) {
            return Optional.of(contained(medicine, reference.substring(1)));
        }
        MedicineNote exact = byReference.get(reference);
        return Optional.ofNullable(exact).or(() -> relative(reference).map(byReference::get));
    }

    private static MedicineNote contained(MedicineNote medicine, String id) {
        List<ScannedCoding> codings = medicine.contained().getOrDefault(id, List.of());
        return new MedicineNote(
                codings, medicine.text(), "", medicine.status(), medicine.isForbidden(), medicine.contained());
    }

    /** A reference to a Medication as {@code Medication/id}; empty for any other reference. */
    public static Optional<String> relative(String reference) {
        Matcher matcher = REFERENCE.matcher(reference);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
