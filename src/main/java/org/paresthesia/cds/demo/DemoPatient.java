package org.paresthesia.cds.demo;

import java.time.ZonedDateTime;
import java.util.Objects;

/**
 * One invented person with a story, stored with dates that are offsets from D.
 *
 * @param story the name of the file without its ending, for example {@code v08-office-visit-nothing-recorded}
 * @param template the person's FHIR R4 Bundle as JSON text with offsets in place of dates
 */
public record DemoPatient(String story, String template) {

    /** Refuses a story without a name, whose first word has to be the patient's id. */
    public DemoPatient {
        Objects.requireNonNull(template);
        if (story.isBlank()) {
            throw new IllegalArgumentException("A demo patient needs a story as its name.");
        }
    }

    /** The logical id of the Patient resource: the first word of the story. */
    public String id() {
        return story.split("-", 2)[0];
    }

    /** The person's chart as it stands at D: a FHIR R4 Bundle of type collection, as JSON text. */
    public String bundleAt(ZonedDateTime d) {
        return OffsetDates.resolve(template, d);
    }

    /** Names the story only; a chart is too long to be read in a message. */
    @Override
    public String toString() {
        return "DemoPatient[" + story + "]";
    }
}
