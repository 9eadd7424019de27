package org.paresthesia.cds.whole.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.StubEhr;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.node.ObjectNode;

/** Whichever keys a client sends and whichever are asked for, in however many pages, the cards are the same to the letter. */
class MixedSourcesIT extends WholeService {

    private static final int ALL_UP_TO = 2;
    private static final int SAMPLED = 300;
    private static final int MOST_PAGES = 5;

    private static Stream<DynamicTest> forEach(Stream<String> patients, Consumer<Chart> holds) {
        return patients.map(id -> DynamicTest.dynamicTest(id, () -> holds.accept(Chart.demo(id))));
    }

    /** A red flag alone, most cards, results that can't be used. */
    @TestFactory
    @Proves({"E4", "E5"})
    Stream<DynamicTest> anySubsetOfTheKeysAndTheRestFromTheServer() {
        return forEach(Stream.of("v13", "v01", "v18"), chart -> {
            Call full = fullCall(chart).openServer(demoEhr());
            String expected = answer(full).normalised();
            for (Set<String> leftOut : subsets(List.copyOf(templates().byKey().keySet()))) {
                Call call = full;
                for (String key : leftOut) {
                    call = call.without(key);
                }
                assertThat(answer(call).normalised()).as("without " + leftOut).isEqualTo(expected);
            }
        });
    }

    @TestFactory
    @Proves({"E4", "E5"})
    Stream<DynamicTest> everySearchInAnyNumberOfPages() {
        Random dice = new Random(11);
        return forEach(Chart.demoIds(), chart -> {
            try (StubEhr ehr = new StubEhr("127.0.0.1")) {
                Call full = fullCall(chart);
                Call call = full.server(ehr.address("localhost"));
                for (String key : templates().byKey().keySet()) {
                    if (!key.equals("patient")) {
                        call = call.key(
                                key,
                                firstPage(ehr, key, Json.resources(templates().value(key, chart)), dice));
                    }
                }
                assertThat(answer(call).normalised()).isEqualTo(answer(full).normalised());
            }
        });
    }

    /** All in which at most two keys are left out, or all but two are, and some of the others. */
    private static Set<Set<String>> subsets(List<String> keys) {
        Set<Set<String>> subsets = new LinkedHashSet<>();
        subsets.add(Set.of());
        for (int size = 1; size <= ALL_UP_TO; size++) {
            for (Set<String> smaller : List.copyOf(subsets)) {
                keys.forEach(key -> subsets.add(with(smaller, key)));
            }
        }
        for (Set<String> small : List.copyOf(subsets)) {
            Set<String> rest = new TreeSet<>(keys);
            rest.removeAll(small);
            subsets.add(rest);
        }
        Random dice = new Random(13);
        int enough = subsets.size() + SAMPLED;
        while (subsets.size() < enough) {
            List<String> shuffled = new ArrayList<>(keys);
            Collections.shuffle(shuffled, dice);
            subsets.add(new TreeSet<>(shuffled.subList(0, dice.nextInt(keys.size() + 1))));
        }
        return subsets;
    }

    private static Set<String> with(Set<String> keys, String more) {
        Set<String> all = new TreeSet<>(keys);
        all.add(more);
        return all;
    }

    /** Cuts a list anywhere, empty pages among them; each page names the next. */
    private static ObjectNode firstPage(StubEhr ehr, String key, List<ObjectNode> all, Random dice) {
        int pages = 1 + dice.nextInt(MOST_PAGES);
        List<Integer> cuts = IntStream.range(1, pages)
                .map(page -> dice.nextInt(all.size() + 1))
                .sorted()
                .boxed()
                .toList();
        ObjectNode page = Json.bundle(all.subList(cuts.isEmpty() ? 0 : cuts.get(cuts.size() - 1), all.size()));
        for (int each = cuts.size() - 1; each >= 0; each--) {
            String name = key + each;
            ehr.servePage(name, page);
            int from = each == 0 ? 0 : cuts.get(each - 1);
            page = Situation.next(
                    Json.bundle(all.subList(from, cuts.get(each))), ehr.address("localhost") + "/" + name);
        }
        return page;
    }
}
