package org.paresthesia.cds.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * All records of the demo EHR, with dates as of now.
 *
 * <p>They are written anew every few minutes: on a server that has been running since yesterday, what began two hours
 * ago still began two hours ago.
 */
final class DemoRecords {

    private static final Duration FRESH = Duration.ofMinutes(2);

    private final FhirContext fhir;
    private final DemoPatients patients;
    private final Clock clock;
    private volatile Snapshot latest;

    DemoRecords(FhirContext fhir, DemoPatients patients, Clock clock) {
        this.fhir = fhir;
        this.patients = patients;
        this.clock = clock;
        this.latest = snapshot();
    }

    /** Every record of this type, in the order of the files. */
    <T extends Resource> List<T> all(Class<T> type) {
        return current().resources().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private Snapshot current() {
        Duration age = Duration.between(latest.at(), clock.instant());
        if (age.isNegative() || age.compareTo(FRESH) > 0) {
            latest = snapshot();
        }
        return latest;
    }

    private Snapshot snapshot() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        List<Resource> resources = Stream.concat(patients.all().stream(), patients.staff().stream())
                .flatMap(person -> resourcesOf(person.bundleAt(now)))
                .toList();
        return new Snapshot(now.toInstant(), resources);
    }

    private Stream<Resource> resourcesOf(String bundle) {
        IParser parser = fhir.newJsonParser();
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        return parser.parseResource(Bundle.class, bundle).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource);
    }

    private record Snapshot(Instant at, List<Resource> resources) {}
}
