package org.paresthesia.cds.chart.select;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.paresthesia.cds.chart.delivery.Slice;
import org.paresthesia.cds.chart.select.Candidates.Candidate;

/**
 * Writes on an order, where CQL sees it, what the call says of it: that it is being written now, that it was chosen.
 *
 * <p>The tags are ours alone: whatever a client sends under their system is taken off.
 */
public final class CallTags {

    /** The code system of the tags, which {@code ParesthesiaElements} names too. */
    public static final String SYSTEM = "https://paresthesia-cds.org/fhir/CodeSystem/call";

    private static final String DRAFTED = "drafted";
    private static final String CHOSEN = "chosen";

    private CallTags() {}

    /** Tags a parsed resource with what is known of the candidate. */
    public static void write(Resource resource, Candidate candidate) {
        if (resource.hasMeta()) {
            resource.getMeta().getTag().removeIf(tag -> SYSTEM.equals(tag.getSystem()));
        }
        if (candidate.isDrafted()) {
            add(resource.getMeta(), DRAFTED);
            name(resource, candidate.resource().slice());
        }
        if (candidate.isChosen()) {
            add(resource.getMeta(), CHOSEN);
        }
    }

    /** The logic tells orders apart by their ids; a draft need not have one yet. */
    private static void name(Resource order, Slice place) {
        if (!order.hasId()) {
            order.setId("in-hand-" + place.start());
        }
    }

    private static void add(Meta meta, String code) {
        meta.addTag(new Coding(SYSTEM, code, null));
    }
}
