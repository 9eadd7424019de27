package org.paresthesia.cds.demo;

import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Sort;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** Serves a kind of record that can also be searched by code. */
final class CodedRecordProvider<T extends Resource> extends RecordProvider<T> {

    CodedRecordProvider(RecordKind<T> kind, DemoRecords records) {
        super(kind, records);
    }

    /** Answers a search by code: {@code system|code} or the code alone, several with commas between. */
    @Search
    public List<T> searchByCode(
            @RequiredParam(name = "code") TokenAndListParam codes,
            @OptionalParam(name = "patient") ReferenceAndListParam patient,
            @OptionalParam(name = "subject") ReferenceAndListParam subject,
            @Sort SortSpec sort) {
        List<T> found = how().withCodes(codes, everything());
        return how().sorted(how().of(subject, how().of(patient, found)), sort);
    }
}
