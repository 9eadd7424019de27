package org.paresthesia.cds.demo;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Type;

/**
 * What the demo EHR has to know of one kind of record to search it.
 *
 * @param type the resource type
 * @param subject whose record it is
 * @param code what the search parameter {@code code} looks at; null where FHIR R4 has no such parameter
 * @param date what the search parameter {@code sortName} looks at
 * @param sortName the name that FHIR R4 gives to the date of this kind
 */
record RecordKind<T extends Resource>(
        Class<T> type,
        Function<T, Reference> subject,
        Function<T, CodeableConcept> code,
        Function<T, Type> date,
        String sortName) {

    /** Every kind of record that belongs to a patient and that the service's prefetch templates ask for. */
    static final List<RecordKind<?>> ALL = List.of(
            new RecordKind<>(
                    Condition.class,
                    Condition::getSubject,
                    Condition::getCode,
                    Condition::getRecordedDateElement,
                    "recorded-date"),
            new RecordKind<>(
                    Observation.class,
                    Observation::getSubject,
                    Observation::getCode,
                    Observation::getEffective,
                    "date"),
            new RecordKind<>(
                    MedicationRequest.class,
                    MedicationRequest::getSubject,
                    record -> concept(record.getMedication()),
                    MedicationRequest::getAuthoredOnElement,
                    "authoredon"),
            new RecordKind<>(
                    MedicationStatement.class,
                    MedicationStatement::getSubject,
                    record -> concept(record.getMedication()),
                    MedicationStatement::getEffective,
                    "effective"),
            new RecordKind<>(
                    MedicationAdministration.class,
                    MedicationAdministration::getSubject,
                    record -> concept(record.getMedication()),
                    MedicationAdministration::getEffective,
                    "effective-time"),
            new RecordKind<>(
                    MedicationDispense.class,
                    MedicationDispense::getSubject,
                    record -> concept(record.getMedication()),
                    MedicationDispense::getWhenHandedOverElement,
                    "whenhandedover"),
            new RecordKind<>(
                    ServiceRequest.class,
                    ServiceRequest::getSubject,
                    ServiceRequest::getCode,
                    ServiceRequest::getAuthoredOnElement,
                    "authored"),
            new RecordKind<>(
                    Procedure.class, Procedure::getSubject, Procedure::getCode, Procedure::getPerformed, "date"),
            new RecordKind<>(
                    DiagnosticReport.class,
                    DiagnosticReport::getSubject,
                    DiagnosticReport::getCode,
                    DiagnosticReport::getEffective,
                    "date"),
            new RecordKind<>(
                    ImagingStudy.class, ImagingStudy::getSubject, null, ImagingStudy::getStartedElement, "started"),
            new RecordKind<>(Encounter.class, Encounter::getSubject, null, Encounter::getPeriod, "date"));

    /** Milliseconds of the epoch by which records are sorted; the start of a period; empty without a date. */
    Optional<Long> instantOf(T record) {
        Type when = date.apply(record);
        BaseDateTimeType start = when instanceof Period period ? period.getStartElement() : asDate(when);
        return start == null || start.getValue() == null
                ? Optional.empty()
                : Optional.of(start.getValue().getTime());
    }

    private static BaseDateTimeType asDate(Type when) {
        return when instanceof BaseDateTimeType date ? date : null;
    }

    private static CodeableConcept concept(Type medicine) {
        return medicine instanceof CodeableConcept concept ? concept : new CodeableConcept();
    }
}
