package org.paresthesia.cds.chart.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.Paging;
import org.paresthesia.cds.chart.delivery.ScannedResource;
import org.paresthesia.cds.chart.delivery.Search;

/** Sorts the scanned entries of one key: what counts, what helps to understand it, what cannot be read. */
final class EntryTally {

    private final byte[] body;
    private final Search search;
    private final List<ScannedResource> resources = new ArrayList<>();
    private final List<ScannedResource> medications = new ArrayList<>(0);
    private final Map<String, String> patients = new HashMap<>(0);
    private final NewestFirst order = new NewestFirst();
    private Optional<String> foreignElement = Optional.empty();
    private int received;
    private int unmarkedMedications;
    private int unreadable;
    private boolean isPartial;

    EntryTally(byte[] body, Search search) {
        this.body = body;
        this.search = search;
    }

    /** Counts an entry that is not FHIR. */
    void unreadable() {
        unreadable++;
    }

    /** Takes a scanned resource; one that was only included in a search is not a hit of it. */
    void add(ResourceScanner seen, String fullUrl, boolean isInclude) {
        if (search.isFor(seen.type())) {
            hit(seen, fullUrl, isInclude);
            return;
        }
        switch (seen.type()) {
            case "" -> unreadable++;
            case "OperationOutcome" -> isPartial |= seen.isSevere();
            case "Patient" -> patients.put(fullUrl, seen.id());
            case "Medication" -> medication(seen, fullUrl, isInclude);
            default -> foreignElement = foreignElement.or(seen::foreignElement);
        }
    }

    private void hit(ResourceScanner seen, String fullUrl, boolean isInclude) {
        foreignElement = foreignElement.or(seen::foreignElement);
        if (!isInclude) {
            received++;
            provesOrder(seen);
        }
        if (seen.isMalformed()) {
            unreadable++;
        } else if (seen.isMatched() || search.keepsAll() || seen.type().equals("Encounter")) {
            // The encounter in the hook's context is wanted whatever its codes; its id is not known yet.
            resources.add(seen.resource(body, fullUrl));
        }
    }

    private void provesOrder(ResourceScanner seen) {
        if (received <= search.count()) {
            order.add(seen.date());
        }
    }

    /** A sender that does not mark what it included has counted it in the total too. */
    private void medication(ResourceScanner seen, String fullUrl, boolean isInclude) {
        if (search.isForMedicines()) {
            medications.add(seen.resource(body, fullUrl));
            unmarkedMedications += isInclude ? 0 : 1;
        }
    }

    /** Everything taken so far, as what the key brought. */
    Delivery delivery(OptionalInt total, Optional<String> next) {
        boolean isFullPage = search.count() > 0 && received == search.count() && !order.isProven();
        return new Delivery(
                Delivery.State.RECEIVED,
                resources,
                new Delivery.Included(patients, medications),
                new Paging(received + unmarkedMedications, total, next, isFullPage),
                unreadable,
                isPartial,
                foreignElement);
    }
}
