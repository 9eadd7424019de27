package org.paresthesia.cds.chart.parse;

import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;
import org.paresthesia.cds.chart.delivery.Slice;

/** The resource that stands there, parsed at the first question; empty if it is not valid R4. */
public final class ParsedOnce implements Supplier<Optional<Resource>> {

    private final Slice slice;
    private Optional<Resource> parsed;

    /** Nothing is parsed yet. */
    public ParsedOnce(Slice slice) {
        this.slice = slice;
    }

    @Override
    public synchronized Optional<Resource> get() {
        if (parsed == null) {
            parsed = new ResourceParser().parse(slice);
        }
        return parsed;
    }
}
