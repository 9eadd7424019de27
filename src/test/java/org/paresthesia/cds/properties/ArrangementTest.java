package org.paresthesia.cds.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.paresthesia.cds.AdvisorAtHand;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.node.ObjectNode;

/** How a chart is arranged, and what lies in it that no rule reads, never changes a card. */
class ArrangementTest {

    @Provide
    Arbitrary<Chart> charts() {
        return AnyChart.any();
    }

    @Provide
    Arbitrary<List<ObjectNode>> irrelevant() {
        return Arbitraries.of(Irrelevant.ALL).list().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 250, seed = "1")
    void irrelevantRecordsBeside(
            @ForAll("charts") Chart chart, @ForAll("irrelevant") List<ObjectNode> more, @ForAll Random dice) {
        Chart crowded = Irrelevant.beside(chart, more);
        ObjectNode everywhere = edited(chart, bundle -> {
            List<ObjectNode> all = new ArrayList<>(bundle);
            Irrelevant.of(chart.patientId(), more).forEach(each -> all.add(dice.nextInt(all.size() + 1), each));
            return all;
        });

        assertThat(Answers.cards(crowded)).isEqualTo(Answers.cards(chart));
        assertThat(Answers.cards(chart, everywhere)).isEqualTo(Answers.cards(chart));
    }

    @Property(tries = 250, seed = "2")
    void recordsInAnyOrder(@ForAll("charts") Chart chart, @ForAll Random dice) {
        ObjectNode shuffled = edited(chart, bundle -> {
            List<ObjectNode> all = new ArrayList<>(bundle);
            Collections.shuffle(all, dice);
            return all;
        });

        assertThat(Answers.cards(chart, shuffled)).isEqualTo(Answers.cards(chart));
    }

    @Property(tries = 250, seed = "3")
    void recordsThatAreSentTwice(@ForAll("charts") Chart chart, @ForAll Random dice) {
        ObjectNode doubled = edited(chart, bundle -> {
            List<ObjectNode> all = new ArrayList<>(bundle);
            bundle.stream().filter(each -> dice.nextBoolean()).forEach(each -> all.add(dice.nextInt(all.size()), each));
            return all;
        });

        assertThat(Answers.cards(chart, doubled)).isEqualTo(Answers.cards(chart));
    }

    @Property(tries = 100, seed = "4")
    void everythingUnderEveryKey(@ForAll("charts") Chart chart) {
        ObjectNode everything = edited(chart, bundle -> chart.resources());

        assertThat(Answers.cards(chart, everything)).isEqualTo(Answers.cards(chart));
    }

    @Property(tries = 400, seed = "5")
    void everythingParsedWhetherARuleCanUseItOrNot(
            @ForAll("charts") Chart chart, @ForAll("irrelevant") List<ObjectNode> more) {
        Chart crowded = Irrelevant.beside(chart, more);

        assertThat(Answers.unfilteredCards(crowded)).isEqualTo(Answers.cards(crowded));
    }

    private static ObjectNode edited(Chart chart, UnaryOperator<List<ObjectNode>> edit) {
        ObjectNode prefetch = AnyChart.TEMPLATES.prefetch(chart);
        AdvisorAtHand.SERVICE.prefetch().stream()
                .filter(need -> !need.isRead())
                .map(PrefetchNeed::key)
                .forEach(key -> prefetch.set(key, Json.bundle(edit.apply(Json.resources(prefetch.get(key))))));
        return prefetch;
    }
}
