package org.paresthesia.cds.logic;

import ca.uhn.fhir.context.FhirContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;

/** FHIR R4 as the engine reads it, made once: it scans all types, and remembers what each name leads to. */
final class FhirModel extends R4FhirModelResolver {

    private final Map<String, Class<?>> types = new ConcurrentHashMap<>();

    FhirModel(FhirContext fhir) {
        super(fhir);
    }

    /** The engine asks for the same few types thousands of times, and the search raises exceptions inside. */
    @Override
    public Class<?> resolveType(String name) {
        Class<?> known = types == null ? null : types.get(name);
        if (known == null) {
            known = super.resolveType(name);
            if (types != null) {
                types.put(name, known);
            }
        }
        return known;
    }

    /** A chart holds one patient, so no retrieve needs the path to it, which is slow to find. */
    @Override
    public Object getContextPath(String contextType, String targetType) {
        return null;
    }

    /** A single name needs none of the search for dots and brackets. */
    @Override
    public Object resolvePath(Object target, String path) {
        boolean isSingleName = path.indexOf('.') < 0 && path.indexOf('[') < 0;
        return isSingleName ? resolveProperty(target, path) : super.resolvePath(target, path);
    }
}
