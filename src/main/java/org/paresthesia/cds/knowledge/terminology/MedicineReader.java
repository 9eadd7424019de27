package org.paresthesia.cds.knowledge.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.paresthesia.cds.knowledge.Codings;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.MedicineProduct;
import org.paresthesia.cds.knowledge.Medicines;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.ValueSets;
import tools.jackson.databind.JsonNode;

/** Reads the maps from medicine products to ingredients: ours, and those that a site lays beside it. */
public final class MedicineReader {

    private static final String FOLDER = "fhir-resources/conceptmaps";

    /** A target with one of these says that the product does not have that ingredient. */
    private static final Set<String> NO_INGREDIENT = Set.of("unmatched", "disjoint");

    private MedicineReader() {}

    /**
     * Reads all maps of the content; the rows of several maps add up.
     *
     * @param valueSets the sets whose medicines are ingredients by themselves
     * @throws org.paresthesia.cds.knowledge.KnowledgeProblem with file, line and cure, if a row can't be used
     */
    public static Medicines read(Content content, ValueSets valueSets) {
        List<Medicines.Row> rows = new ArrayList<>();
        addRows(JsonFile.readAll(content, FOLDER, "ConceptMap"), rows);
        addRows(JsonFile.readAll(content, LocalCodes.MAPS, "ConceptMap"), rows);
        return new Medicines(rows, valueSets);
    }

    /** Maps to other systems than that of medicines are local codes of problems, results and orders. */
    private static void addRows(List<JsonFile> files, List<Medicines.Row> rows) {
        for (JsonFile file : files) {
            for (JsonNode group : file.root().path("group")) {
                if (Codings.RXNORM.equals(Codings.normalSystem(text(group, "target")))) {
                    group.path("element").forEach(element -> addRow(file, group, element, rows));
                }
            }
        }
    }

    private static void addRow(JsonFile file, JsonNode group, JsonNode element, List<Medicines.Row> rows) {
        String code = text(element, "code");
        String system = Codings.normalSystem(text(group, "source"));
        if (code.isBlank() || system.isBlank()) {
            throw file.problem("\"group\"", "a product lacks its code, or its group the source system", "add it");
        }
        List<NamedCode> ingredients = ingredients(file, group, element);
        if (!ingredients.isEmpty()) {
            MedicineProduct product = new MedicineProduct(
                    ingredients,
                    Extensions.value(element, Extensions.FORM),
                    Extensions.value(element, Extensions.ROUTE));
            rows.add(new Medicines.Row(system, code, product));
        }
    }

    private static List<NamedCode> ingredients(JsonFile file, JsonNode group, JsonNode element) {
        String system = Codings.normalSystem(text(group, "target"));
        List<NamedCode> ingredients = new ArrayList<>();
        for (JsonNode target : element.path("target")) {
            if (NO_INGREDIENT.contains(text(target, "equivalence"))) {
                continue;
            }
            String display = text(target, "display");
            if (system.isBlank() || text(target, "code").isBlank() || display.isBlank()) {
                throw file.problem(
                        text(element, "code"),
                        "an ingredient lacks its system, code or display",
                        "add what is missing");
            }
            ingredients.add(new NamedCode(system, text(target, "code"), display));
        }
        return ingredients;
    }

    private static String text(JsonNode element, String field) {
        return element.path(field).asString("");
    }
}
