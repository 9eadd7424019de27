package org.paresthesia.cds.cql;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.opencds.cqf.cql.engine.retrieve.RetrieveProvider;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Interval;

/** A row's resources as the engine retrieves them. */
final class RowChart implements RetrieveProvider {

    static final FhirContext FHIR = FhirContext.forR4();

    private final List<Resource> resources = new ArrayList<>();
    private final StandInValueSets valueSets;

    RowChart(Row row, StandInValueSets valueSets) {
        this.valueSets = valueSets;
        resources.add(parse(row.patient()));
        row.chart().forEach(each -> resources.add(parse(each)));
        resources.forEach(valueSets::addIngredients);
    }

    private static Resource parse(Map<String, Object> fields) {
        IParser parser = FHIR.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        try {
            return (Resource) parser.parseResource(new ObjectMapper().writeValueAsString(fields));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    @Override
    public Iterable<Object> retrieve(
            String context,
            String contextPath,
            Object contextValue,
            String dataType,
            String templateId,
            String codePath,
            Iterable<Code> codes,
            String valueSet,
            String datePath,
            String dateLowPath,
            String dateHighPath,
            Interval dateRange) {
        List<Object> found = new ArrayList<>();
        for (Resource resource : resources) {
            if (resource.fhirType().equals(dataType) && matches(resource, codePath, codes, valueSet)) {
                found.add(resource);
            }
        }
        return found;
    }

    private boolean matches(Resource resource, String path, Iterable<Code> codes, String valueSet) {
        if (codes == null && valueSet == null) {
            return true;
        }
        return codings(resource, path).stream().anyMatch(coding -> valueSet != null
                ? valueSets.contains(valueSet, coding.getSystem(), coding.getCode())
                : isOneOf(coding, codes));
    }

    private static boolean isOneOf(Coding coding, Iterable<Code> codes) {
        for (Code code : codes) {
            if (coding.getCode().equals(code.getCode()) && coding.getSystem().equals(code.getSystem())) {
                return true;
            }
        }
        return false;
    }

    private static List<Coding> codings(Resource resource, String path) {
        List<Coding> codings = new ArrayList<>();
        for (Base value : resource.getNamedProperty(path).getValues()) {
            if (value instanceof CodeableConcept concept) {
                codings.addAll(concept.getCoding());
            }
        }
        return codings;
    }
}
