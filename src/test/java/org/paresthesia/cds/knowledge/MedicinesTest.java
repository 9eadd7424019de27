package org.paresthesia.cds.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MedicinesTest {

    private static final NamedCode METFORMIN = new NamedCode(Codings.RXNORM, "6809", "metformin");
    private static final NamedCode OTHER = new NamedCode(Codings.RXNORM, "593411", "sitagliptin");
    private static final NamedCode PRODUCT = new NamedCode(Codings.RXNORM, "861007", "metformin 500 MG Oral Tablet");

    private final ValueSets sets = new ValueSets(List.of(new ValueSet(
            "https://example.org/ValueSet/metformin",
            "Metformin",
            List.of(METFORMIN, PRODUCT, new NamedCode(Codings.SNOMED, "1", "no medicine")),
            List.of())));

    private final Medicines medicines = new Medicines(
            List.of(
                    new Medicines.Row(Codings.RXNORM, "861007", product("oral", METFORMIN)),
                    new Medicines.Row(Codings.RXNORM, "861008", product("oral", METFORMIN)),
                    new Medicines.Row(Codings.RXNORM, "861008", product("topical", OTHER, METFORMIN)),
                    new Medicines.Row("http://local.example", "met", product("oral", METFORMIN))),
            sets);

    @Test
    void anIngredientOfASetIsItself() {
        assertThat(medicines.ingredients(Codings.RXNORM, "6809")).containsExactly(METFORMIN);
        assertThat(medicines.ingredients("urn:oid:2.16.840.1.113883.6.88", "6809"))
                .containsExactly(METFORMIN);
    }

    @Test
    void aProductOfASetStandsForItsIngredientNotForItself() {
        assertThat(medicines.ingredients(Codings.RXNORM, "861007")).containsExactly(METFORMIN);
    }

    @Test
    void rowsForOneProductAddUpAndTheFirstFormStays() {
        assertThat(medicines.ingredients(Codings.RXNORM, "861008")).containsExactly(METFORMIN, OTHER);
        assertThat(medicines.product(Codings.RXNORM, "861008").flatMap(MedicineProduct::form))
                .contains("oral");
    }

    @Test
    void aSitesOwnCodeIsRecognisedInItsOwnSystemOnly() {
        assertThat(medicines.ingredients("http://local.example", "met")).containsExactly(METFORMIN);
        assertThat(medicines.ingredients(Codings.RXNORM, "met")).isEmpty();
    }

    @Test
    void anyOtherMedicineIsNotRecognised() {
        assertThat(medicines.ingredients(Codings.RXNORM, "29046")).isEmpty();
        assertThat(medicines.ingredients(null, "6809")).isEmpty();
        assertThat(medicines.ingredients(Codings.RXNORM, null)).isEmpty();
        assertThat(medicines.product(Codings.SNOMED, "1")).isEmpty();
    }

    @Test
    void aProductWithoutIngredientsCannotBe() {
        assertThatThrownBy(() -> product("oral")).isInstanceOf(IllegalArgumentException.class);
    }

    private static MedicineProduct product(String form, NamedCode... ingredients) {
        return new MedicineProduct(List.of(ingredients), Optional.of(form), Optional.empty());
    }
}
