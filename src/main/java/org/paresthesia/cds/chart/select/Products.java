package org.paresthesia.cds.chart.select;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Resource;
import org.paresthesia.cds.chart.delivery.MedicineNote;
import org.paresthesia.cds.chart.delivery.ScannedCoding;
import org.paresthesia.cds.knowledge.MedicineProduct;
import org.paresthesia.cds.knowledge.NamedCode;

/**
 * Knows what medicines contain, and writes it where CQL sees it.
 *
 * @param setsOf the value sets that a (system, code) is in
 * @param products what a medicine's (system, code) stands for; empty where it is not recognised
 */
public record Products(
        BiFunction<String, String, Set<String>> setsOf,
        BiFunction<String, String, Optional<MedicineProduct>> products) {

    private static final String MEDICATION = "medication[x]";

    /** Whether the product's ingredients are known. */
    public boolean isRecognised(MedicineNote product) {
        return known(product).findAny().isPresent()
                || product.codings().stream().anyMatch(coding -> isInSet(coding.system(), coding.code()));
    }

    /** Whether a rule could tell this product from another: it, or an ingredient of it, is in a value set. */
    public boolean isUsed(MedicineNote product) {
        return product.codings().stream().anyMatch(coding -> isInSet(coding.system(), coding.code()))
                || known(product)
                        .flatMap(each -> each.ingredients().stream())
                        .anyMatch(each -> isInSet(each.system(), each.code()));
    }

    private boolean isInSet(String system, String code) {
        return !setsOf.apply(system, code).isEmpty();
    }

    private Stream<MedicineProduct> known(MedicineNote product) {
        return product.codings().stream().flatMap(coding -> products.apply(coding.system(), coding.code()).stream());
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

    /**
     * Adds ingredients and dose form to the medicine's {@code medicationCodeableConcept}, which takes the place of a
     * reference.
     */
    public void writeProduct(Resource medicine, MedicineNote product) {
        CodeableConcept concept = concept(medicine, product);
        known(product).flatMap(each -> each.codes().stream()).forEach(code -> addTo(concept, code));
    }

    private static void addTo(CodeableConcept concept, NamedCode code) {
        if (!concept.hasCoding(code.system(), code.code())) {
            concept.addCoding().setSystem(code.system()).setCode(code.code()).setDisplay(code.display());
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
