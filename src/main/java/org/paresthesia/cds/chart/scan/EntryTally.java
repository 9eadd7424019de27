package org.paresthesia.cds.chart.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.paresthesia.cds.chart.delivery.AllProcessors;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.Identity;
import org.paresthesia.cds.chart.delivery.Paging;
import org.paresthesia.cds.chart.delivery.ScannedResource;
import org.paresthesia.cds.chart.delivery.Search;

/** Sorts the scanned entries of one key: what counts, what helps to understand it, what cannot be read. */
final class EntryTally {

    private final Search search;
    private final List<Supplier<ScannedResource>> resources = new ArrayList<>();
    private final List<ScannedResource> medications = new ArrayList<>(0);
    private final Map<String, String> patients = new HashMap<>(0);
    private final NewestFirst order = new NewestFirst();
    private Optional<String> foreignElement = Optional.empty();
    private int received;
    private int unmarkedMedications;
    private int unreadable;
    private boolean isPartial;

    EntryTally(Search search) {
        this.search = search;
    }

    /** Counts an entry that is not FHIR. */
    void unreadable() {
        unreadable++;
    }

    /** Takes a scanned resource, which {@code kept} reads again; one that was only included in a search is not a hit of it. */
    void add(ResourceScanner seen, Supplier<ScannedResource> kept, boolean isInclude) {
        if (seen.isHit()) {
            hit(seen, kept, isInclude);
            return;
        }
        switch (seen.type()) {
            case "" -> unreadable++;
            case "OperationOutcome" -> isPartial |= seen.isSevere();
            case "Patient" -> patient(kept.get().identity());
            case "Medication" -> medication(kept, isInclude);
            default -> foreignElement(seen);
        }
    }

    private void hit(ResourceScanner seen, Supplier<ScannedResource> kept, boolean isInclude) {
        foreignElement(seen);
        if (!isInclude) {
            received++;
            provesOrder(seen);
        }
        if (seen.isMalformed()) {
            unreadable++;
        } else if (seen.lookBack().isLookedFor()
                || search.keepsAll()
                || seen.type().equals("Encounter")) {
            // The encounter in the hook's context is wanted whatever its codes; its id is not known yet.
            resources.add(kept);
        }
    }

    private void foreignElement(ResourceScanner seen) {
        if (foreignElement.isEmpty()) {
            foreignElement = seen.foreignElement();
        }
    }

    private void patient(Identity patient) {
        patients.put(patient.fullUrl(), patient.id());
    }

    private void provesOrder(ResourceScanner seen) {
        if (received <= search.count()) {
            order.add(seen.date());
        }
    }

    /** A sender that does not mark what it included has counted it in the total too. */
    private void medication(Supplier<ScannedResource> kept, boolean isInclude) {
        if (search.isForMedicines()) {
            medications.add(kept.get());
            unmarkedMedications += isInclude ? 0 : 1;
        }
    }

    /** Everything taken so far, as what the key brought. */
    Delivery delivery(OptionalInt total, Optional<String> next) {
        boolean isFullPage = search.count() > 0 && received == search.count() && !order.isProven();
        return new Delivery(
                Delivery.State.RECEIVED,
                AllProcessors.each(resources, Supplier::get),
                new Delivery.Included(patients, medications),
                new Paging(received + unmarkedMedications, total, next, isFullPage),
                unreadable,
                isPartial,
                foreignElement);
    }
}
