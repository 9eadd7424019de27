package org.paresthesia.cds.bench.logic;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.paresthesia.cds.chart.ChartEntry;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.demo.DemoPatients;
import org.paresthesia.cds.knowledge.Knowledge;

/** Makes charts of a demo patient, filled up with records of another chart that the logic can use. */
record SmallChart(Knowledge knowledge) {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    /** Kept by the service only if a code is one that the logic names. */
    private static final Set<String> CODED =
            Set.of("Condition", "Observation", "Procedure", "DiagnosticReport", "ServiceRequest");

    /** The chart of a patient with this many records, all of which the logic can use. */
    PatientChart of(String patient, int records, ZonedDateTime now) throws IOException {
        IParser parser = FHIR.newJsonParser();
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        Bundle own = parser.parseResource(
                Bundle.class, DemoPatients.shipped().byId(patient).bundleAt(now));
        List<Resource> all = new ArrayList<>();
        own.getEntry().forEach(each -> all.add(each.getResource()));
        Patient person = (Patient)
                all.stream().filter(Patient.class::isInstance).findFirst().orElseThrow();
        all.addAll(others(parser));
        List<ChartEntry> entries = all.stream()
                .map(each -> ChartEntry.of(each, "bench", knowledge.valueSets()::setsOf))
                .filter(this::isUsable)
                .limit(records)
                .toList();
        return new PatientChart(person, entries, Set.of(), 0, List.of());
    }

    private boolean isUsable(ChartEntry entry) {
        String type = entry.resource().fhirType();
        boolean isKnown = entry.valueSets().values().stream().anyMatch(sets -> !sets.isEmpty());
        return knowledge.dataNeeds().retrieves(type) && (isKnown || !CODED.contains(type));
    }

    private static List<Resource> others(IParser parser) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(SmallChart.class.getResourceAsStream("/bench/one-chart.ndjson.gz")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> parser.parseResource(
                            Bundle.class, "{\"resourceType\":\"Bundle\",\"entry\":[" + line + "]}"))
                    .map(bundle -> bundle.getEntryFirstRep().getResource())
                    .toList();
        }
    }
}
