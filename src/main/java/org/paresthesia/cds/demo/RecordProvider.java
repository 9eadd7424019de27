package org.paresthesia.cds.demo;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Sort;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Serves one kind of record of the patients: read, and search by patient, id and, where FHIR R4 has it, code. */
sealed class RecordProvider<T extends Resource> implements IResourceProvider permits CodedRecordProvider {

    private final RecordSearch<T> search;
    private final DemoRecords records;

    RecordProvider(RecordKind<T> kind, DemoRecords records) {
        this.search = new RecordSearch<>(kind);
        this.records = records;
    }

    /** The provider that offers {@code code} only for kinds that have it, so that {@code /metadata} stays true. */
    static <T extends Resource> RecordProvider<T> of(RecordKind<T> kind, DemoRecords records) {
        return kind.code() == null ? new RecordProvider<>(kind, records) : new CodedRecordProvider<>(kind, records);
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return search.kind().type();
    }

    /**
     * Answers {@code GET Type/id}.
     *
     * @throws ResourceNotFoundException 404, for an id that nothing has
     */
    @Read
    public Resource read(@IdParam IdType id) {
        return RecordSearch.one(everything(), id);
    }

    /** Answers a search by whose record it is and by id; {@code subject} and {@code patient} mean the same here. */
    @Search
    public List<T> search(
            @OptionalParam(name = "patient") ReferenceAndListParam patient,
            @OptionalParam(name = "subject") ReferenceAndListParam subject,
            @OptionalParam(name = "_id") TokenAndListParam ids,
            @Sort SortSpec sort) {
        List<T> found = RecordSearch.withIds(everything(), ids);
        return search.sorted(search.of(subject, search.of(patient, found)), sort);
    }

    /** All records of this kind, of all patients. */
    final List<T> everything() {
        return records.all(search.kind().type());
    }

    /** How records of this kind are searched. */
    final RecordSearch<T> how() {
        return search;
    }
}
