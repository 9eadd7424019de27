package org.paresthesia.cds.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paresthesia.cds.feedback.BackgroundWriter.Work;

/** Nothing that was taken is dropped without a word, also not by a stop while the database is away. */
@Timeout(60)
class BackgroundWriterTest {

    private final List<String> written = new CopyOnWriteArrayList<>();

    @Test
    void whatTheDatabaseRefusedOnceIsWrittenAtTheStop() throws InterruptedException {
        CountDownLatch refused = new CountDownLatch(1);
        BackgroundWriter<String> writer = writer(1, some -> {
            if (refused.getCount() > 0) {
                refused.countDown();
                throw new StoreUnavailable(Duration.ofSeconds(1));
            }
            written.addAll(some);
        });
        writer.write("a");
        refused.await();
        writer.close();
        assertThat(written).containsExactly("a");
    }

    @Test
    void theOrderIsKept() {
        BackgroundWriter<String> writer = writer(10, written::addAll);
        List.of("a", "b", "c").forEach(writer::write);
        writer.close();
        assertThat(written).containsExactly("a", "b", "c");
    }

    @Test
    void whatFindsNoRoomIsCounted() throws InterruptedException {
        CountDownLatch isWriting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        BackgroundWriter<String> writer = writer(1, some -> {
            isWriting.countDown();
            await(goOn);
            written.addAll(some);
        });
        writer.write("a");
        isWriting.await();
        writer.write("b");
        writer.write("c");
        assertThat(writer.lost()).isEqualTo(1);
        goOn.countDown();
        writer.close();
        assertThat(written).containsExactly("a", "b");
    }

    @Test
    void whoeverNeedsWhatWasTakenHasItWrittenNow() throws InterruptedException {
        BackgroundWriter<String> writer = writer(10, written::addAll);
        List.of("a", "b").forEach(writer::write);
        assertThat(writer.awaitWritten(Duration.ofSeconds(30))).isTrue();
        assertThat(written).containsExactly("a", "b");
        writer.close();
    }

    @Test
    void whoeverNeedsItWaitsOnlySoLongForADatabaseThatIsAway() throws InterruptedException {
        BackgroundWriter<String> writer = writer(10, some -> {
            throw new StoreUnavailable(Duration.ofSeconds(1));
        });
        writer.write("a");
        assertThat(writer.awaitWritten(Duration.ofMillis(50))).isFalse();
        writer.close();
    }

    private static BackgroundWriter<String> writer(int room, Consumer<List<String>> write) {
        BackgroundWriter<String> writer = new BackgroundWriter<>("test", room, new Work<>(write, () -> {}));
        writer.start();
        return writer;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
