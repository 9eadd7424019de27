package org.paresthesia.cds.demo;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Serves what is no record of a patient: the patients themselves, the staff, the clinic; read, list, {@code _id}. */
final class PersonProvider<T extends Resource> implements IResourceProvider {

    private final Class<T> type;
    private final DemoRecords records;

    PersonProvider(Class<T> type, DemoRecords records) {
        this.type = type;
        this.records = records;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return type;
    }

    /**
     * Answers {@code GET Type/id}.
     *
     * @throws ResourceNotFoundException 404, for an id that nothing has
     */
    @Read
    public Resource read(@IdParam IdType id) {
        return RecordSearch.one(records.all(type), id);
    }

    /** Answers a list of everything, or of what has one of the ids. */
    @Search
    public List<T> search(@OptionalParam(name = "_id") TokenAndListParam ids) {
        return RecordSearch.withIds(records.all(type), ids);
    }
}
