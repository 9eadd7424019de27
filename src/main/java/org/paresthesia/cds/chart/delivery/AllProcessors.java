package org.paresthesia.cds.chart.delivery;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Does the same for each of many records, on all processors that are free: the clinician waits for one call, not for its sum. */
public final class AllProcessors {

    /** For fewer, waking another processor takes longer than it helps. */
    private static final int MANY = 32;

    private AllProcessors() {}

    /**
     * What comes of each, in the order of the list.
     *
     * @param step depends on nothing but what it is given
     */
    public static <A, B> List<B> each(List<A> all, Function<A, B> step) {
        Stream<A> stream = all.size() < MANY ? all.stream() : all.parallelStream();
        return stream.map(step).toList();
    }
}
