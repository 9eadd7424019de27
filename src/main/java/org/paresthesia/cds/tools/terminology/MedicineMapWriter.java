package org.paresthesia.cds.tools.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.paresthesia.cds.knowledge.Codings;
import org.paresthesia.cds.knowledge.terminology.Extensions;
import org.paresthesia.cds.tools.terminology.SourceTables.ProductRow;
import org.paresthesia.cds.tools.terminology.SourceTables.TitleRow;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the map from medicine products to ingredients, with one group per place where products were seen. */
final class MedicineMapWriter {

    private static final TitleRow TITLE = new TitleRow(
            "medicine-products",
            "Medicine products and their ingredients",
            "Maps RxNorm products to the ingredients that value sets name; dose form and route are kept. "
                    + "A site adds rows in a ConceptMap of its own beside this file.");

    private MedicineMapWriter() {}

    /** The map of all products. */
    static ObjectNode write(List<ProductRow> products) {
        Map<String, List<ProductRow>> bySource = new TreeMap<>();
        products.forEach(product -> bySource.computeIfAbsent(product.source(), source -> new ArrayList<>())
                .add(product));
        ObjectNode map = FhirJson.resource("ConceptMap", TITLE);
        ArrayNode groups = map.putArray("group");
        bySource.forEach((source, rows) -> group(groups.addObject(), source, rows));
        return map;
    }

    private static void group(ObjectNode group, String source, List<ProductRow> rows) {
        FhirJson.extendWithText(group, Extensions.SOURCE, source);
        group.put("source", Codings.RXNORM).put("target", Codings.RXNORM);
        ArrayNode elements = group.putArray("element");
        rows.forEach(row -> element(elements.addObject(), row));
    }

    private static void element(ObjectNode element, ProductRow row) {
        FhirJson.extendWithCode(element, Extensions.FORM, row.form());
        FhirJson.extendWithText(element, Extensions.ROUTE, row.route());
        FhirJson.extendWithText(element, Extensions.NOTE, row.note());
        element.put("code", row.code()).put("display", row.display());
        ArrayNode targets = element.putArray("target");
        row.ingredients().forEach(ingredient -> targets.addObject()
                .put("code", ingredient.code())
                .put("display", ingredient.display())
                .put("equivalence", "wider"));
    }
}
