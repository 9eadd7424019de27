package org.paresthesia.cds.knowledge;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a medicine's code says about the medicine.
 *
 * @param ingredients its active ingredients that our logic knows, never none
 * @param form the dose form, for example {@code oral} or {@code topical}, absent where its name does not say
 * @param route the route where the form does not say it, for example {@code rectal}
 */
public record MedicineProduct(List<NamedCode> ingredients, Optional<String> form, Optional<String> route) {

    /** Refuses a product without ingredients: that is a medicine that was not recognised. */
    public MedicineProduct {
        ingredients = List.copyOf(ingredients);
        if (ingredients.isEmpty()) {
            throw new IllegalArgumentException("a medicine without ingredients is not recognised");
        }
        Objects.requireNonNull(form);
        Objects.requireNonNull(route);
    }

    /** What the logic is told of the product: its ingredients, and its dose form where that is known. */
    public List<NamedCode> codes() {
        Stream<NamedCode> formCode = form.map(word -> new NamedCode(Codings.DOSE_FORM, word, word)).stream();
        return Stream.concat(ingredients.stream(), formCode).toList();
    }

    /** This product with the ingredients of another row for the same code; what this one states, stays. */
    MedicineProduct and(MedicineProduct other) {
        List<NamedCode> both = Stream.concat(ingredients.stream(), other.ingredients.stream())
                .distinct()
                .toList();
        return new MedicineProduct(both, form.or(other::form), route.or(other::route));
    }
}
