package org.paresthesia.cds.knowledge.terminology;

import java.util.Set;
import java.util.TreeSet;
import org.paresthesia.cds.knowledge.Codings;
import org.paresthesia.cds.knowledge.Content;
import tools.jackson.databind.JsonNode;

/** The code systems that only a site's folder names; searches must ask for their codes too. */
public final class LocalSystems {

    private static final Set<String> OURS = Set.of(Codings.SNOMED, Codings.LOINC, Codings.ICD_10_CM, Codings.RXNORM);

    private LocalSystems() {}

    /** In their normal form; empty without a site's folder. */
    public static Set<String> of(Content content) {
        Set<String> systems = new TreeSet<>();
        JsonFile.readAll(content, LocalCodes.SETS, "ValueSet")
                .forEach(file ->
                        file.root().path("compose").path("include").forEach(each -> add(each, "system", systems)));
        JsonFile.readAll(content, LocalCodes.MAPS, "ConceptMap")
                .forEach(file -> file.root().path("group").forEach(each -> add(each, "source", systems)));
        systems.removeAll(OURS);
        return systems;
    }

    private static void add(JsonNode element, String field, Set<String> systems) {
        String system = Codings.normalSystem(element.path(field).asString(""));
        if (!system.isBlank()) {
            systems.add(system);
        }
    }
}
