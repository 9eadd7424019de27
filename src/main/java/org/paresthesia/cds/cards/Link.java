package org.paresthesia.cds.cards;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A link to a guideline, or to why a card is there (CDS Hooks 2.0.1, "Link"); never a SMART app and never with anything of the patient.
 *
 * @param label what it leads to
 * @param url an absolute https address
 * @param type always {@code absolute}
 */
@JsonPropertyOrder({"label", "url", "type"})
public record Link(String label, String url, String type) {

    /** Refuses a link without a label, over plain http or of another type. */
    public Link {
        if (label.isBlank() || !url.startsWith("https://") || !type.equals("absolute")) {
            throw new IllegalArgumentException("a link needs a label, an https address and the type absolute");
        }
    }

    /** A link to a page. */
    public static Link to(String label, String url) {
        return new Link(label, url, "absolute");
    }
}
