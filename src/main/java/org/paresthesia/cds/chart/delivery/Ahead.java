package org.paresthesia.cds.chart.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work on the records of one call that another processor begins while the rest is still being read.
 *
 * <p>Who asks for what nobody has begun does it himself: a busy machine takes no longer than without this. One thread hands over
 * and asks.
 *
 * @param <T> what comes of a record
 */
public final class Ahead<T> {

    /** So many are left to who asks: for fewer, waking another processor takes longer than it helps. */
    private static final int FEW = 32;

    private static final int BATCH = 16;

    private final Consumer<T> afterwards;
    private Batch<T> open = new Batch<>();
    private int taken;

    /** What comes of a record is all that is wanted. */
    public Ahead() {
        this(each -> {});
    }

    /** With something that is worth doing at once to what comes of a record; it must not fail. */
    public Ahead(Consumer<T> afterwards) {
        this.afterwards = afterwards;
    }

    /** Some records, done one after the other by whoever comes first. */
    private static final class Batch<T> {
        private final List<Supplier<T>> steps = new ArrayList<>(BATCH);
        private final List<T> done = new ArrayList<>(BATCH);
        private final FutureTask<List<T>> work = new FutureTask<>(this::run, done);

        private void run() {
            steps.forEach(step -> done.add(step.get()));
        }

        private Supplier<T> add(Supplier<T> step) {
            int place = steps.size();
            steps.add(step);
            return () -> finished().get(place);
        }

        private List<T> finished() {
            work.run();
            try {
                return work.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException reason ? reason : new IllegalStateException(failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while a record was being read", stopped);
            }
        }
    }

    /**
     * Hands a record over.
     *
     * @param step what is done with it; depends on nothing but what it was made with
     * @return what comes of it, waiting where it is being done; its failure, where it failed
     */
    public Supplier<T> begin(Supplier<T> step) {
        if (open.work.isDone()) {
            open = new Batch<>();
        }
        Batch<T> batch = open;
        Supplier<T> result = batch.add(() -> {
            T done = step.get();
            afterwards.accept(done);
            return done;
        });
        taken++;
        if (batch.steps.size() == BATCH) {
            open = new Batch<>();
            if (taken > FEW) {
                ForkJoinPool.commonPool().execute(batch.work);
            }
        }
        return result;
    }
}
