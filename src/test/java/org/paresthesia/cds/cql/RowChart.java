package org.paresthesia.cds.cql;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.paresthesia.cds.chart.ChartEntry;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.findings.UnreadData;

/** Makes the chart of a row as the chart room would. */
final class RowChart {

    static final FhirContext FHIR = FhirContext.forR4();

    private static final ObjectMapper JSON = new ObjectMapper();

    private RowChart() {}

    static PatientChart of(Row row, RowTerminology terminology) {
        return of(row, entries(row.chart(), terminology));
    }

    /** Resources as the logic finds them. */
    static List<ChartEntry> entries(Collection<Map<String, Object>> resources, RowTerminology terminology) {
        return resources.stream()
                .map(RowChart::parse)
                .peek(terminology::addIngredients)
                .map(resource -> ChartEntry.of(resource, "row", terminology::setsOf))
                .toList();
    }

    /** The row's person with other entries. */
    static PatientChart of(Row row, List<ChartEntry> entries) {
        Set<UnreadData> unread = row.unread().stream()
                .map(need -> new UnreadData(need, UnreadData.Reason.NOT_SENT))
                .collect(Collectors.toSet());
        return new PatientChart(
                (Patient) parse(row.patient()),
                entries,
                unread,
                0,
                Collections.nCopies(row.unrecognisedMedicines(), "a medicine"));
    }

    private static Resource parse(Map<String, Object> fields) {
        try {
            String json = JSON.writeValueAsString(fields);
            return (Resource) FHIR.newJsonParser()
                    .setParserErrorHandler(new StrictErrorHandler())
                    .parseResource(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
