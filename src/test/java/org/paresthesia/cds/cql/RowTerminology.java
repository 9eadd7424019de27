package org.paresthesia.cds.cql;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.Medicines;
import org.paresthesia.cds.knowledge.ValueSets;
import org.paresthesia.cds.knowledge.terminology.MedicineReader;
import org.paresthesia.cds.knowledge.terminology.ValueSetReader;

/**
 * The value sets and medicines of a content, and codes as a site may add them: {@code urn:site active-malignancy/lung} is a
 * code of a site in the set {@code active-malignancy}, so that rules whose sets are empty as shipped can be proven.
 *
 * @param valueSets which sets a coding is in
 * @param medicines which ingredients a product has
 */
record RowTerminology(ValueSets valueSets, Medicines medicines) {

    private static final String SITE = "urn:site";
    private static final String SETS = "https://paresthesia-cds.org/fhir/ValueSet/";

    static RowTerminology of(Content content) {
        ValueSets valueSets = ValueSetReader.read(content);
        return new RowTerminology(valueSets, MedicineReader.read(content, valueSets));
    }

    /** The addresses of the sets that a coding is in; a code of a site is in the set that it names. */
    Set<String> setsOf(String system, String code) {
        return SITE.equals(system) && code != null
                ? Set.of(SETS + code.substring(0, code.indexOf('/')))
                : valueSets.setsOf(system, code);
    }

    /** Whether a coding is in a set. */
    boolean contains(String valueSet, String system, String code) {
        return setsOf(system, code).contains(valueSet);
    }

    /** Adds the ingredients and the dose form of a medicine product, as the chart room does before the logic sees it. */
    void addIngredients(Resource resource) {
        Property medication = resource.getNamedProperty("medication");
        if (medication != null) {
            medication.getValues().forEach(this::addIngredients);
        }
    }

    private void addIngredients(Base medicine) {
        if (medicine instanceof CodeableConcept concept) {
            for (Coding coding : List.copyOf(concept.getCoding())) {
                medicines.product(coding.getSystem(), coding.getCode()).stream()
                        .flatMap(product -> product.codes().stream())
                        .filter(each -> !each.code().equals(coding.getCode()))
                        .forEach(each -> concept.addCoding(new Coding(each.system(), each.code(), each.display())));
            }
        }
    }
}
