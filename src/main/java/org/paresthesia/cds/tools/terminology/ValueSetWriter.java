package org.paresthesia.cds.tools.terminology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.paresthesia.cds.knowledge.Codings;
import org.paresthesia.cds.knowledge.terminology.Categories;
import org.paresthesia.cds.knowledge.terminology.Extensions;
import org.paresthesia.cds.tools.terminology.SourceTables.CategoryRow;
import org.paresthesia.cds.tools.terminology.SourceTables.CodeRow;
import org.paresthesia.cds.tools.terminology.SourceTables.TitleRow;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes FHIR value sets: verified codes by system, then ICD-10-CM categories, then the sets that make it complete. */
record ValueSetWriter(SourceTables tables, Displays displays) {

    private static final String TYPE = "ValueSet";
    private static final String OFF = "off: no codes. ";

    /** A set as planned; without any part it says that it is off. */
    ObjectNode write(SetPlan plan) {
        TitleRow title = plan.title();
        if (plan.isEmpty()) {
            return FhirJson.resource(TYPE, new TitleRow(title.id(), title.title(), OFF + title.purpose()));
        }
        Map<String, List<CodeRow>> bySystem = new LinkedHashMap<>();
        plan.codes().forEach(code -> bySystem.computeIfAbsent(code.system(), system -> new ArrayList<>())
                .add(code));
        ObjectNode resource = FhirJson.resource(TYPE, title);
        copyright(resource, bySystem.keySet());
        ArrayNode includes = resource.putObject("compose").putArray("include");
        bySystem.forEach((system, codes) -> codes(includes.addObject(), system, codes));
        plan.categories().forEach(category -> category(includes.addObject(), category));
        plan.includes()
                .forEach(included -> includes.addObject().putArray("valueSet").add(FhirJson.canonical(TYPE, included)));
        return resource;
    }

    private void copyright(ObjectNode resource, Collection<String> systems) {
        TreeSet<String> lines = new TreeSet<>();
        systems.forEach(system -> lines.add(tables.system(system).copyright()));
        lines.remove("");
        if (!lines.isEmpty()) {
            resource.put("copyright", String.join(" ", lines));
        }
    }

    private void codes(ObjectNode include, String system, List<CodeRow> codes) {
        include.put("system", system);
        ArrayNode concepts = include.putArray("concept");
        for (CodeRow code : codes) {
            ObjectNode concept = concepts.addObject();
            FhirJson.extendWithCode(concept, Extensions.GRADE, code.grade());
            FhirJson.extendWithText(concept, Extensions.SOURCE, code.source());
            FhirJson.extendWithText(concept, Extensions.NOTE, code.note());
            concept.put("code", code.code()).put("display", displays.of(system, code.code(), code.display()));
        }
    }

    private void category(ObjectNode include, CategoryRow category) {
        String words = displays.of(Codings.ICD_10_CM, category.prefix(), category.display());
        FhirJson.extendWithCode(include, Extensions.CATEGORY, category.prefix());
        FhirJson.extendWithText(include, Extensions.CATEGORY_DISPLAY, words);
        FhirJson.extendWithText(include, Extensions.SOURCE, category.source());
        FhirJson.extendWithText(include, Extensions.NOTE, category.note());
        include.put("system", Codings.ICD_10_CM);
        include.putArray("filter")
                .addObject()
                .put("property", "code")
                .put("op", "regex")
                .put("value", Categories.regex(category.prefix()));
    }
}
