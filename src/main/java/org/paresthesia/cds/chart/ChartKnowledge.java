package org.paresthesia.cds.chart;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.paresthesia.cds.chart.scan.Relevance;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.MedicineProduct;

/**
 * What this room asks of the knowledge room, as few functions, so that a test can do with a handful of codes.
 *
 * @param relevance which resources the rules can use
 * @param setsOf the canonical addresses of the value sets that a (system, code) is in
 * @param products what a medicine's (system, code) stands for; empty where it is not recognised
 */
public record ChartKnowledge(
        Relevance relevance,
        BiFunction<String, String, Set<String>> setsOf,
        BiFunction<String, String, Optional<MedicineProduct>> products) {

    /** Refuses a missing part. */
    public ChartKnowledge {
        Objects.requireNonNull(relevance);
        Objects.requireNonNull(setsOf);
        Objects.requireNonNull(products);
    }

    /** What the loaded knowledge answers. */
    public static ChartKnowledge of(Knowledge knowledge) {
        return new ChartKnowledge(
                new RuleRelevance(knowledge.dataNeeds(), knowledge.lookBacks()),
                knowledge.valueSets()::setsOf,
                knowledge.medicines()::product);
    }

    /** The same, but with every resource treated as usable: the answer must stay the same, only slower. */
    public ChartKnowledge withoutFilter() {
        return new ChartKnowledge(Relevance.everything(), setsOf, products);
    }
}
