package org.paresthesia.cds.chart.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AheadTest {

    @Test
    void whatComesOfEachRecordIsThatOfTheRecord() {
        Ahead<Integer> ahead = new Ahead<>();
        List<Supplier<Integer>> begun = new ArrayList<>();
        for (int at = 0; at < 1_000; at++) {
            int number = at;
            begun.add(ahead.begin(() -> number * number));
        }
        List<Integer> squares =
                IntStream.range(0, 1_000).map(each -> each * each).boxed().toList();
        assertThat(begun).map(Supplier::get).isEqualTo(squares);
    }

    @Test
    void eachRecordIsReadOnceHoweverOftenItIsAskedFor() {
        AtomicInteger read = new AtomicInteger();
        AtomicInteger parsed = new AtomicInteger();
        Ahead<Integer> ahead = new Ahead<>(each -> parsed.incrementAndGet());
        List<Supplier<Integer>> begun = IntStream.range(0, 100)
                .mapToObj(each -> ahead.begin(read::incrementAndGet))
                .toList();
        begun.forEach(Supplier::get);
        begun.forEach(Supplier::get);
        assertThat(read).hasValue(100);
        assertThat(parsed).hasValue(100);
    }

    @Test
    void fewRecordsAreReadByTheThreadThatAsks() {
        Set<Thread> readers = ConcurrentHashMap.newKeySet();
        Ahead<Boolean> ahead = new Ahead<>();
        List<Supplier<Boolean>> few = IntStream.range(0, 32)
                .mapToObj(each -> ahead.begin(() -> readers.add(Thread.currentThread())))
                .toList();
        few.forEach(Supplier::get);
        assertThat(readers).containsExactly(Thread.currentThread());
    }

    @Test
    void whatIsHandedOverAfterAnAnswerIsReadToo() {
        Ahead<String> ahead = new Ahead<>();
        Supplier<String> first = ahead.begin(() -> "first");
        assertThat(first.get()).isEqualTo("first");
        assertThat(ahead.begin(() -> "second").get()).isEqualTo("second");
    }

    @Test
    void aFailureReachesWhoAsks() {
        Ahead<String> ahead = new Ahead<>();
        Supplier<String> broken = ahead.begin(() -> {
            throw new IllegalArgumentException("broken");
        });
        assertThatThrownBy(broken::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broken");
    }
}
