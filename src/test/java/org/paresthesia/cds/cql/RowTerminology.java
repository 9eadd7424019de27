package org.paresthesia.cds.cql;

import java.util.List;
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
 * The value sets and medicines of a content.
 *
 * @param valueSets which sets a coding is in
 * @param medicines which ingredients a product has
 */
record RowTerminology(ValueSets valueSets, Medicines medicines) {

    static RowTerminology of(Content content) {
        ValueSets valueSets = ValueSetReader.read(content);
        return new RowTerminology(valueSets, MedicineReader.read(content, valueSets));
    }

    /** Adds the ingredients of a medicine product, as the chart room does before the logic sees it. */
    void addIngredients(Resource resource) {
        Property medication = resource.getNamedProperty("medication");
        if (medication != null) {
            medication.getValues().forEach(this::addIngredients);
        }
    }

    private void addIngredients(Base medicine) {
        if (medicine instanceof CodeableConcept concept) {
            for (Coding coding : List.copyOf(concept.getCoding())) {
                medicines.ingredients(coding.getSystem(), coding.getCode()).stream()
                        .filter(each -> !each.code().equals(coding.getCode()))
                        .forEach(each -> concept.addCoding(new Coding(each.system(), each.code(), each.display())));
            }
        }
    }
}
