package org.paresthesia.cds.chart.select;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.paresthesia.cds.chart.delivery.Identity;
import org.paresthesia.cds.chart.delivery.ScannedResource;
import org.paresthesia.cds.chart.delivery.Slice;
import org.paresthesia.cds.hook.InHand;

/** Resources that will be parsed, each once, however many keys it came under; the later version wins. */
public final class Candidates {

    private final Map<Object, Candidate> byIdentity = new LinkedHashMap<>();

    /**
     * A resource and the needs that it came for.
     *
     * @param resource the resource
     * @param needs prefetch keys and fields of the hook's context, in the order in which they were read
     * @param isChosen whether it is in the clinician's hand and the call is about it
     */
    public record Candidate(ScannedResource resource, Set<String> needs, boolean isChosen) {

        /** An order that only the hook's context holds: it is being written now, and is not yet of the record. */
        public boolean isDrafted() {
            return needs.equals(Set.of(InHand.Orders.FIELD));
        }

        private Candidate merged(Candidate other) {
            Set<String> all = new LinkedHashSet<>(needs);
            all.addAll(other.needs);
            boolean isOlder = isLater(other.resource.identity(), resource.identity());
            return new Candidate(isOlder ? other.resource : resource, all, isChosen || other.isChosen);
        }

        /** The first need that it came for. */
        public String need() {
            return needs.iterator().next();
        }
    }

    /** Takes a resource that came for a need. */
    public void add(String need, ScannedResource resource, boolean isChosen) {
        byIdentity.merge(identity(resource), new Candidate(resource, Set.of(need), isChosen), Candidate::merged);
    }

    /** Every resource once, in the order in which they were first seen. */
    public Collection<Candidate> all() {
        return byIdentity.values();
    }

    /** Type and id; without an id the address in the Bundle; without that the very text. */
    private static Object identity(ScannedResource resource) {
        Identity identity = resource.identity();
        if (!identity.id().isEmpty()) {
            return identity.type() + "/" + identity.id();
        }
        if (!identity.fullUrl().isEmpty()) {
            return identity.type() + " " + identity.fullUrl();
        }
        Slice slice = resource.slice();
        return ByteBuffer.wrap(slice.body(), slice.start(), slice.length());
    }

    private static boolean isLater(Identity one, Identity other) {
        try {
            int byTime = OffsetDateTime.parse(one.lastUpdated())
                    .toInstant()
                    .compareTo(OffsetDateTime.parse(other.lastUpdated()).toInstant());
            return byTime == 0 ? isHigherVersion(one, other) : byTime > 0;
        } catch (DateTimeException e) {
            return isHigherVersion(one, other);
        }
    }

    private static boolean isHigherVersion(Identity one, Identity other) {
        return isNumber(one.versionId())
                && isNumber(other.versionId())
                && Long.parseLong(one.versionId()) > Long.parseLong(other.versionId());
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,18}");
    }
}
