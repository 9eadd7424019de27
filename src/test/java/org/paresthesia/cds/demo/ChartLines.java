package org.paresthesia.cds.demo;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;

/** Writes a chart as one line per resource, short enough to be compared with a patient's description by eye. */
final class ChartLines {

    private ChartLines() {}

    static String of(Bundle chart) {
        return chart.getEntry().stream()
                .map(entry -> line(entry.getResource()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Resource resource) {
        return resource.fhirType() + " "
                + parts(resource)
                        .filter(Objects::nonNull)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private static Stream<String> parts(Resource resource) {
        if (resource instanceof Condition condition) {
            return condition(condition);
        }
        if (resource instanceof Observation observation) {
            return observation(observation);
        }
        if (resource instanceof Patient patient) {
            return Stream.of(
                    patient.getGender().toCode(),
                    patient.getBirthDateElement().getValueAsString(),
                    patient.getActive() ? "active" : null);
        }
        if (resource instanceof Encounter visit) {
            return Stream.of(visit.getClass_().getCode(), visit.getStatus().toCode(), "since", when(visit.getPeriod()));
        }
        if (resource instanceof MedicationRequest order) {
            return Stream.of(
                    codes(order.getMedicationCodeableConcept()),
                    order.getStatus().toCode(),
                    order.getIntent().toCode(),
                    length(order.getDosageInstructionFirstRep().getTiming().getRepeat()),
                    order.getAuthoredOnElement().getValueAsString());
        }
        if (resource instanceof MedicationStatement said) {
            return Stream.of(
                    codes(said.getMedicationCodeableConcept()), said.getStatus().toCode(), when(said.getEffective()));
        }
        if (resource instanceof DiagnosticReport report) {
            String results = report.getResult().stream()
                    .map(result -> result.getReference())
                    .collect(Collectors.joining(" "));
            return Stream.of(
                    codes(report.getCode()), report.getStatus().toCode(), results, when(report.getEffective()));
        }
        if (resource instanceof ServiceRequest order) {
            return Stream.of(
                    codes(order.getCode()),
                    order.getStatus().toCode(),
                    order.getIntent().toCode(),
                    order.getAuthoredOnElement().getValueAsString());
        }
        if (resource instanceof MedicationAdministration dose) {
            return Stream.of(
                    codes(dose.getMedicationCodeableConcept()), dose.getStatus().toCode(), when(dose.getEffective()));
        }
        Procedure procedure = (Procedure) resource;
        return Stream.of(codes(procedure.getCode()), procedure.getStatus().toCode(), when(procedure.getPerformed()));
    }

    private static Stream<String> condition(Condition condition) {
        return Stream.of(
                codes(condition.getCode()),
                codes(condition.getClinicalStatus()),
                codes(condition.getVerificationStatus()),
                codes(condition.getCategoryFirstRep()),
                condition.getBodySite().stream().map(ChartLines::codes).collect(Collectors.joining(" ")),
                condition.hasOnset() ? "onset " + when(condition.getOnset()) : null,
                condition.hasAbatement() ? "abated " + when(condition.getAbatement()) : null,
                condition.hasRecordedDate() ? "recorded " + when(condition.getRecordedDateElement()) : null);
    }

    private static Stream<String> observation(Observation observation) {
        return Stream.of(
                codes(observation.getCode()),
                observation.getStatus().toCode(),
                value(observation.getValue()),
                codes(observation.getDataAbsentReason()),
                codes(observation.getInterpretationFirstRep()),
                codes(observation.getBodySite()),
                when(observation.getEffective()));
    }

    private static String value(Type value) {
        if (value instanceof Quantity quantity) {
            String comparator =
                    quantity.hasComparator() ? quantity.getComparator().toCode() : "";
            String unit = quantity.hasCode() ? " " + quantity.getCode() : " (no unit)";
            return "= " + comparator + quantity.getValue().toPlainString() + unit;
        }
        if (value instanceof CodeableConcept concept) {
            return "= " + concept.getCodingFirstRep().getSystem() + "|" + codes(concept);
        }
        return value == null
                ? null
                : value instanceof StringType ? "= '" + value.primitiveValue() + "'" : "= " + value.primitiveValue();
    }

    private static String length(Timing.TimingRepeatComponent repeat) {
        return repeat.hasBoundsDuration()
                ? "for " + repeat.getBoundsDuration().getValue() + " "
                        + repeat.getBoundsDuration().getCode()
                : null;
    }

    private static String codes(CodeableConcept concept) {
        return concept.getCoding().stream().map(coding -> coding.getCode()).collect(Collectors.joining(","));
    }

    private static String when(Type date) {
        if (date instanceof Period period) {
            List<String> ends = List.of(
                    period.getStartElement().getValueAsString(),
                    period.hasEnd() ? period.getEndElement().getValueAsString() : "open");
            return String.join("/", ends);
        }
        return date == null ? null : date.primitiveValue();
    }
}
