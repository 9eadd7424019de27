package org.paresthesia.cds.feedback.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.paresthesia.cds.feedback.Counts.Wanted;
import org.paresthesia.cds.feedback.Latencies;
import org.paresthesia.cds.feedback.Latencies.Place;
import org.paresthesia.cds.feedback.Latencies.Quantiles;
import org.paresthesia.cds.feedback.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds the times of this instance's answers to those of all others every few seconds, as counts: a call costs the database nothing.
 * While it is away they wait, which takes no more room than one count for each step.
 */
final class StoredTimes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoredTimes.class);
    private static final int EVERY_SECONDS = 10;
    private static final String KEY = " where answered_on = ? and service = ? and client = ? and step = ?";

    private final Database database;
    private final Latencies latencies;
    private final Map<Place, long[]> pending = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "answer-times");
        thread.setDaemon(true);
        return thread;
    });

    StoredTimes(Database database, Latencies latencies) {
        this.database = database;
        this.latencies = latencies;
        timer.scheduleWithFixedDelay(this::writeQuietly, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Of all instances, by the id of the service; a topic has no times of its own. */
    Map<String, Quantiles> of(Wanted wanted) {
        write();
        Map<String, long[]> counts = new TreeMap<>();
        database.inTransaction(() -> database.jdbc()
                        .sql("select service, step, sum(calls) from answer_time"
                                + " where answered_on between :from and :to"
                                + " and (:service = '' or service = :service) and (:client = '' or client = :client)"
                                + " group by service, step")
                        .param("from", wanted.from())
                        .param("to", wanted.to())
                        .param("service", wanted.service())
                        .param("client", wanted.client())
                        .query((row, number) -> new Counted(row.getString(1), row.getInt(2), row.getLong(3)))
                        .list())
                .forEach(each -> counts.computeIfAbsent(each.service(), any -> new long[Latencies.STEPS])[each.step()] =
                        each.calls());
        Map<String, Quantiles> all = new TreeMap<>();
        counts.forEach((service, steps) -> all.put(service, Quantiles.of(steps)));
        return all;
    }

    private record Counted(String service, int step, long calls) {}

    /** Writes what waits, all or nothing. */
    synchronized void write() {
        latencies.take().forEach((place, counts) -> pending.merge(place, counts, StoredTimes::sum));
        if (!pending.isEmpty()) {
            List<Object[]> keys = new ArrayList<>();
            List<Object[]> added = new ArrayList<>();
            rows(keys, added);
            database.inTransaction(() -> {
                database.batch(
                        "insert into answer_time (answered_on, service, client, step, calls) values (?, ?, ?, ?, 0)"
                                + " on conflict do nothing",
                        keys);
                return database.batch("update answer_time set calls = calls + ?" + KEY, added);
            });
            pending.clear();
        }
    }

    /** In one order for all instances, so that two that write at the same time do not wait for each other in a circle. */
    private void rows(List<Object[]> keys, List<Object[]> added) {
        pending.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Place::day)
                        .thenComparing(Place::service)
                        .thenComparing(Place::client)))
                .forEach(entry -> {
                    Place place = entry.getKey();
                    long[] counts = entry.getValue();
                    for (int step = 0; step < counts.length; step++) {
                        if (counts[step] > 0) {
                            LocalDate day = place.day();
                            keys.add(new Object[] {day, place.service(), place.client(), step});
                            added.add(new Object[] {counts[step], day, place.service(), place.client(), step});
                        }
                    }
                });
    }

    private static long[] sum(long[] one, long[] other) {
        long[] both = Arrays.copyOf(one, one.length);
        for (int at = 0; at < both.length; at++) {
            both[at] += other[at];
        }
        return both;
    }

    private void writeQuietly() {
        try {
            write();
        } catch (StoreUnavailable away) {
            LOG.debug("store: times of answers wait, it is away");
        }
    }

    /** Writes what waits. */
    @Override
    public void close() {
        timer.shutdownNow();
        writeQuietly();
    }
}
