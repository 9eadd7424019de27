package org.paresthesia.cds.findings;

/**
 * Data that the rules ask for and that could not be read, wholly or in part.
 *
 * @param need the name of the need, which is the prefetch key, for example {@code conditions}
 * @param reason why
 */
public record UnreadData(String need, Reason reason) {

    /** Why data could not be read: four different things that a reader of a card must be able to tell apart. */
    public enum Reason {
        /** The client sent nothing under the key and no FHIR server could be asked. */
        NOT_SENT,
        /** The query was tried, by the client or by us, and failed. */
        FAILED,
        /** Only a part arrived: a further page could not be read, or a full page without proof of order. */
        INCOMPLETE,
        /** Entries arrived that are not valid FHIR R4 or not this patient's. */
        UNREADABLE,
        /** The rules were not finished with it in the time that they have. */
        NOT_IN_TIME
    }

    /** The need that stands for the rules themselves, where they could not be finished. */
    public static final String THE_RULES = "rules";
}
