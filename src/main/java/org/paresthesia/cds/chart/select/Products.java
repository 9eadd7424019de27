package org.paresthesia.cds.chart.select;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Resource;
import org.paresthesia.cds.chart.delivery.MedicineNote;
import org.paresthesia.cds.chart.delivery.ScannedCoding;
import org.paresthesia.cds.knowledge.NamedCode;

/**
 * Knows what medicines contain, and writes it where CQL sees it.
 *
 * @param setsOf the value sets that a (system, code) is in
 * @param ingredients the RxNorm ingredients of a medicine's (system, code); empty where it is not recognised
 */
public record Products(
        BiFunction<String, String, Set<String>> setsOf, BiFunction<String, String, List<NamedCode>> ingredients) {

    private static final String MEDICATION = "medication[x]";

    /** Whether the product's ingredients are known. */
    public boolean isRecognised(MedicineNote product) {
        return !ingredientsOf(product).isEmpty()
                || product.codings().stream().anyMatch(coding -> isInSet(coding.system(), coding.code()));
    }

    /** Whether a rule could tell this product from another: it, or an ingredient of it, is in a value set. */
    public boolean isUsed(MedicineNote product) {
        return product.codings().stream().anyMatch(coding -> isInSet(coding.system(), coding.code()))
                || ingredientsOf(product).stream().anyMatch(each -> isInSet(each.system(), each.code()));
    }

    private boolean isInSet(String system, String code) {
        return !setsOf.apply(system, code).isEmpty();
    }

    private Set<NamedCode> ingredientsOf(MedicineNote product) {
        Set<NamedCode> found = new LinkedHashSet<>();
        product.codings().forEach(coding -> found.addAll(ingredients.apply(coding.system(), coding.code())));
        return found;
    }

    /** What the chart calls the product. */
    public static String name(MedicineNote product) {
        if (!product.text().isBlank()) {
            return product.text();
        }
        return product.codings().stream()
                .map(ScannedCoding::display)
                .filter(display -> !display.isBlank())
                .findFirst()
                .orElse("unnamed medicine");
    }

    /** Adds the ingredients to the medicine's {@code medicationCodeableConcept}, which takes the place of a reference. */
    public void writeIngredients(Resource medicine, MedicineNote product) {
        CodeableConcept concept = concept(medicine, product);
        for (NamedCode ingredient : ingredientsOf(product)) {
            if (!concept.hasCoding(ingredient.system(), ingredient.code())) {
                concept.addCoding()
                        .setSystem(ingredient.system())
                        .setCode(ingredient.code())
                        .setDisplay(ingredient.display());
            }
        }
    }

    private static CodeableConcept concept(Resource medicine, MedicineNote product) {
        List<Base> stated = medicine.getNamedProperty("medication").getValues();
        if (!stated.isEmpty() && stated.get(0) instanceof CodeableConcept concept) {
            return concept;
        }
        CodeableConcept written = new CodeableConcept();
        written.setText(product.text().isBlank() ? null : product.text());
        product.codings().forEach(each -> written.addCoding()
                .setSystem(each.system())
                .setCode(each.code())
                .setDisplay(each.display().isBlank() ? null : each.display()));
        medicine.setProperty(MEDICATION, written);
        return written;
    }
}
