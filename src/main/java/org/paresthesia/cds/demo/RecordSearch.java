package org.paresthesia.cds.demo;

import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Narrows and sorts lists of records as FHIR R4 search defines it, for the few parameters that the demo EHR knows. */
record RecordSearch<T extends Resource>(RecordKind<T> kind) {

    /**
     * The resource with this id.
     *
     * @throws ResourceNotFoundException 404, if there is none
     */
    static <T extends Resource> T one(List<T> all, IdType id) {
        return all.stream()
                .filter(resource -> resource.getIdElement().getIdPart().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    /** What has one of the ids; everything where no id is asked for. */
    static <T extends Resource> List<T> withIds(List<T> all, TokenAndListParam ids) {
        return all.stream()
                .filter(resource -> allOf(ids).stream()
                        .allMatch(oneOf -> oneOf.stream().anyMatch(id -> id.getValue()
                                .equals(resource.getIdElement().getIdPart()))))
                .toList();
    }

    /** The records of one of the patients, named as {@code v01} or {@code Patient/v01}; all where none is named. */
    List<T> of(ReferenceAndListParam patients, List<T> all) {
        if (patients == null) {
            return all;
        }
        return all.stream()
                .filter(record -> patients.getValuesAsQueryTokens().stream()
                        .allMatch(oneOf ->
                                oneOf.getValuesAsQueryTokens().stream().anyMatch(patient -> isOf(patient, record))))
                .toList();
    }

    /** The records with one of the codes, by the code that {@link RecordKind} names. */
    List<T> withCodes(TokenAndListParam codes, List<T> all) {
        return all.stream()
                .filter(record -> allOf(codes).stream().allMatch(oneOf -> oneOf.stream()
                        .anyMatch(wanted -> kind.code().apply(record).getCoding().stream()
                                .anyMatch(coding -> matches(wanted, coding)))))
                .toList();
    }

    /**
     * The records in the order asked for, by date only; records without a date come last, as FHIR leaves that open.
     *
     * @throws InvalidRequestException 400, for a sort that is not by the date of this kind
     */
    List<T> sorted(List<T> all, SortSpec sort) {
        if (sort == null) {
            return all;
        }
        if (!List.of("date", kind.sortName()).contains(sort.getParamName()) || sort.getChain() != null) {
            throw new InvalidRequestException(
                    "The demo EHR sorts " + kind.type().getSimpleName() + " by " + kind.sortName() + " only.");
        }
        Comparator<Long> order =
                sort.getOrder() == SortOrderEnum.DESC ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return all.stream()
                .sorted(Comparator.comparing(
                        record -> kind.instantOf(record).orElse(null), Comparator.nullsLast(order)))
                .toList();
    }

    private boolean isOf(ReferenceParam patient, T record) {
        boolean isPatient =
                !patient.hasResourceType() || patient.getResourceType().equals("Patient");
        String subject = kind.subject().apply(record).getReferenceElement().getIdPart();
        return isPatient && patient.getIdPart().equals(subject);
    }

    private static List<List<TokenParam>> allOf(TokenAndListParam parameter) {
        if (parameter == null) {
            return List.of();
        }
        List<List<TokenParam>> all = parameter.getValuesAsQueryTokens().stream()
                .map(oneOf -> oneOf.getValuesAsQueryTokens())
                .toList();
        if (all.stream().flatMap(List::stream).anyMatch(token -> token.getModifier() != null)) {
            throw new InvalidRequestException("The demo EHR knows no search modifiers.");
        }
        return all;
    }

    /** A token without a bar has no system (null); a bar with nothing before it means "without a system" (""). */
    private static boolean matches(TokenParam wanted, Coding coding) {
        boolean systemMatches =
                wanted.getSystem() == null || wanted.getSystem().equals(coding.hasSystem() ? coding.getSystem() : "");
        boolean codeMatches = wanted.getValue() == null
                || wanted.getValue().isEmpty()
                || wanted.getValue().equals(coding.getCode());
        return systemMatches && codeMatches;
    }
}
