package org.paresthesia.cds.knowledge;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Medicines by code, so that the logic can ask for ingredients where charts name products; immutable. */
public final class Medicines {

    private final Map<String, Map<String, MedicineProduct>> bySystem = new HashMap<>();

    /**
     * A medicine's code and what it stands for.
     *
     * @param system the system of the product's code, in its normal form
     * @param code the product's code
     * @param product what the code stands for
     */
    public record Row(String system, String code, MedicineProduct product) {}

    /**
     * Gathers the rows; several rows for one product add up.
     *
     * @param rows products with their ingredients
     * @param valueSets an RxNorm code of a set, for which there is no row, is its own ingredient
     */
    public Medicines(Collection<Row> rows, ValueSets valueSets) {
        rows.forEach(this::add);
        for (String url : valueSets.urls()) {
            valueSets.codesOf(url).stream()
                    .filter(code -> Codings.RXNORM.equals(code.system()))
                    .forEach(code -> products(code.system()).putIfAbsent(code.code(), alone(code)));
        }
    }

    /** The ingredients that a code stands for; empty if the medicine is not recognised. */
    public List<NamedCode> ingredients(String system, String code) {
        MedicineProduct product = lookUp(system, code);
        return product == null ? List.of() : product.ingredients();
    }

    /** All that is known of a medicine, absent if it is not recognised. */
    public Optional<MedicineProduct> product(String system, String code) {
        return Optional.ofNullable(lookUp(system, code));
    }

    /** How many products and ingredients are recognised. */
    public int size() {
        return bySystem.values().stream().mapToInt(Map::size).sum();
    }

    private MedicineProduct lookUp(String system, String code) {
        return system == null || code == null
                ? null
                : bySystem.getOrDefault(Codings.normalSystem(system), Map.of()).get(code);
    }

    private void add(Row row) {
        products(row.system()).merge(row.code(), row.product(), MedicineProduct::and);
    }

    private Map<String, MedicineProduct> products(String system) {
        return bySystem.computeIfAbsent(system, each -> new HashMap<>());
    }

    private static MedicineProduct alone(NamedCode ingredient) {
        return new MedicineProduct(List.of(ingredient), Optional.empty(), Optional.empty());
    }
}
