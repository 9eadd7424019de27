package org.paresthesia.cds.feedback.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.paresthesia.cds.feedback.BackgroundWriter;
import org.paresthesia.cds.feedback.Firings;
import org.paresthesia.cds.feedback.Shown;
import org.paresthesia.cds.hook.HookCall;

/**
 * Writes firings behind the calls, many at a time: no answer waits for a disk. What does not fit into the queue while the
 * database is away is left out and counted; its feedback is kept all the same.
 */
final class StoredFirings implements Firings, AutoCloseable {

    private static final int QUEUE = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private record Row(
            String cardUuid,
            String client,
            String service,
            String topic,
            String urgency,
            OffsetDateTime shownAt,
            String patientKey,
            String userKey,
            String factsKey,
            Map<String, String> suggestions) {}

    private final Database database;
    private final PatientsOfFeedback patients;
    private final Keys keys;
    private final String logicVersion;
    private final BackgroundWriter<Row> writer;

    StoredFirings(Database database, Keys keys, String logicVersion) {
        this.database = database;
        this.patients = new PatientsOfFeedback(database);
        this.keys = keys;
        this.logicVersion = logicVersion;
        this.writer = new BackgroundWriter<>("firings", QUEUE, new BackgroundWriter.Work<>(this::write, () -> {}));
        writer.start();
    }

    @Override
    public void shown(HookCall call, List<Shown> cards, Instant now) {
        if (cards.isEmpty() || call.caller().isWarmUp()) {
            return;
        }
        String patient = keys.patient(call);
        String user = keys.user(call);
        for (Shown card : cards) {
            Row row = new Row(
                    card.cardUuid(),
                    call.caller().clientId(),
                    call.serviceId(),
                    card.finding().topic(),
                    card.finding().urgency().name().toLowerCase(Locale.ROOT),
                    now.atOffset(ZoneOffset.UTC),
                    patient,
                    user,
                    keys.facts(card.finding()),
                    card.suggestions());
            writer.write(row);
        }
    }

    /** Has those written that were shown before, which takes a moment; not longer while the database is away. */
    void settle() {
        try {
            writer.awaitWritten(LONGEST_WAIT);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many firings found no room since the start. */
    long leftOut() {
        return writer.lost();
    }

    private void write(List<Row> rows) {
        database.inTransaction(() -> {
            insertAll(rows);
            return null;
        });
        patients.fill(rows.stream().map(Row::cardUuid).toList());
    }

    /** In as few statements as there are tables: whoever waits for the processor meanwhile is a call. */
    private void insertAll(List<Row> rows) {
        int[] added = database.batch(
                """
                insert into firing (card_uuid, client, service, topic, urgency, logic_version, shown_at, patient_key,
                    user_key, facts_key)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""",
                rows.stream().map(this::columns).toList());
        List<Object[]> suggestions = new ArrayList<>();
        for (int i = 0; i < added.length; i++) {
            String card = rows.get(i).cardUuid();
            if (added[i] != 0) {
                rows.get(i).suggestions().forEach((uuid, label) -> suggestions.add(new Object[] {uuid, card, label}));
            }
        }
        if (!suggestions.isEmpty()) {
            database.batch(
                    "insert into firing_suggestion (suggestion_uuid, card_uuid, label) values (?, ?, ?) on conflict do nothing",
                    suggestions);
        }
    }

    private Object[] columns(Row row) {
        return new Object[] {
            row.cardUuid(),
            row.client(),
            row.service(),
            row.topic(),
            row.urgency(),
            logicVersion,
            row.shownAt(),
            row.patientKey(),
            row.userKey(),
            row.factsKey()
        };
    }

    /** Writes what waits, then ends. */
    @Override
    public void close() {
        writer.close();
    }
}
