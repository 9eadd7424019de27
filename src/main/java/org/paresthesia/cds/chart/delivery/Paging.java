package org.paresthesia.cds.chart.delivery;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much of a search a Bundle holds.
 *
 * @param received entries of the searched type, and medications that came beside them unmarked
 * @param total {@code Bundle.total}, where it was sent
 * @param next the address of the next page, where there is one
 * @param isFullPage whether exactly as many entries came as were asked for, in an order that is not newest first
 */
public record Paging(int received, OptionalInt total, Optional<String> next, boolean isFullPage) {

    /** One resource, or nothing, and no more to come. */
    public static Paging single(int received) {
        return new Paging(received, OptionalInt.empty(), Optional.empty(), false);
    }

    /** Whether something of the search is certainly or possibly left out (protocol, section E and section 3). */
    public boolean isIncomplete() {
        if (next.isPresent()) {
            return true;
        }
        return total.isPresent() ? total.getAsInt() > received : isFullPage;
    }

    /** This page and the one after it: complete if the last page says so, for no page was left out between them. */
    Paging and(Paging following) {
        OptionalInt known = total.isPresent() ? total : following.total;
        return new Paging(received + following.received, known, following.next, false);
    }
}
