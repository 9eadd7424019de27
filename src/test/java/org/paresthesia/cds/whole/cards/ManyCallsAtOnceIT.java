package org.paresthesia.cds.whole.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.WholeService;

/** Calls of different patients at the same time: everybody gets the own cards (checklist D15). */
class ManyCallsAtOnceIT extends WholeService {

    private static final int THREADS = 8;
    private static final int ROUNDS = 6;

    /** What somebody got. */
    private record Got(String id, String answer) {}

    @Test
    @Proves("D15")
    void everybodyGetsTheOwnCards() throws Exception {
        Map<String, Call> calls = Chart.demoIds().collect(Collectors.toMap(Function.identity(), this::call));
        Map<String, String> alone = calls.keySet().stream()
                .collect(Collectors.toMap(
                        Function.identity(), id -> answer(calls.get(id)).normalised()));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Got> each : threads.invokeAll(interleaved(calls))) {
                assertThat(each.get().answer()).isEqualTo(alone.get(each.get().id()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Half of them bring their chart, the others let it be fetched. */
    private Call call(String id) {
        Chart chart = Chart.demo(id);
        return id.hashCode() % 2 == 0 ? fullCall(chart) : Call.of(chart).openServer(demoEhr());
    }

    private List<Callable<Got>> interleaved(Map<String, Call> calls) {
        List<String> ids = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ids.addAll(calls.keySet());
        }
        Collections.shuffle(ids, new Random(7));
        return ids.stream()
                .map(id ->
                        (Callable<Got>) () -> new Got(id, answer(calls.get(id)).normalised()))
                .toList();
    }
}
