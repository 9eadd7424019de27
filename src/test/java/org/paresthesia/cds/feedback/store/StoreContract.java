package org.paresthesia.cds.feedback.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.feedback.CardFeedback;
import org.paresthesia.cds.feedback.CardFeedback.Outcome;
import org.paresthesia.cds.feedback.Counts;
import org.paresthesia.cds.feedback.Latencies;
import org.paresthesia.cds.feedback.Shown;
import org.paresthesia.cds.feedback.StoreUnavailable;
import org.paresthesia.cds.feedback.WhyRecords;
import org.paresthesia.cds.feedback.WhyRecords.Ticket;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.InHand;
import org.paresthesia.cds.hook.UserReference;

/** What the store must do with every database. */
abstract class StoreContract {

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Keys KEYS = new Keys("a secret of the tests, known to all who read");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private Database database;
    private StoredFirings firings;
    private StoredFeedback feedback;
    private StoredOverrides overrides;

    abstract DataSource source();

    @BeforeEach
    void open() {
        database = SomeDatabases.ready(source());
        firings = new StoredFirings(database, KEYS, "1+abc");
        feedback = new StoredFeedback(database, firings, KEYS, CLOCK);
        overrides = new StoredOverrides(database, KEYS);
    }

    @AfterEach
    void close() {
        firings.close();
        database.close();
    }

    private static HookCall call(String patient) {
        Caller caller = new Caller("default", ZoneOffset.UTC, List.of(), Map.of(), Set.of());
        CallContext context =
                new CallContext(UserReference.of("Practitioner/p"), patient, Optional.empty(), new InHand.Nothing());
        return new HookCall("service", "patient-view", "instance", caller, context, Optional.empty());
    }

    private static Finding finding(String value) {
        Fact fact = new Fact("Result", value, "u", "", "final", "Observation/1", "", "", Stance.FOR, 1, false);
        return new Finding("topic", Truth.HOLDS, Urgency.WARNING, List.of(fact), Set.of());
    }

    private static CardFeedback overridden(String card, String comment) {
        return new CardFeedback(
                card, Outcome.OVERRIDDEN, NOW.minusSeconds(60), List.of(), Optional.empty(), Optional.of(comment));
    }

    private long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private void show(String card, String patient, String value) {
        firings.shown(
                call(patient),
                List.of(new Shown(card, finding(value), Map.of(UUID.randomUUID().toString(), "Order"))),
                NOW);
        firings.close();
        firings = new StoredFirings(database, KEYS, "1+abc");
    }

    @Test
    void theWarmUpLeavesNoFiring() {
        long before = count("firing");
        HookCall call = call("made-up");
        HookCall warmUp = new HookCall(
                call.serviceId(),
                call.hook(),
                call.hookInstance(),
                Caller.warmUp(List.of()),
                call.context(),
                call.fhirAccess());
        firings.shown(warmUp, List.of(new Shown("w1", finding("1"), Map.of())), NOW);
        firings.close();
        assertThat(count("firing")).isEqualTo(before);
        firings = new StoredFirings(database, KEYS, "1+abc");
    }

    @Test
    void feedbackThatComesTwiceIsKeptOnce() {
        String card = UUID.randomUUID().toString();
        long before = count("feedback");
        CardFeedback accepted = new CardFeedback(
                card, Outcome.ACCEPTED, NOW, List.of("s1", "s1", "s2"), Optional.empty(), Optional.empty());
        feedback.keep("default", "service", List.of(accepted, accepted));
        feedback.keep("default", "service", List.of(accepted));
        assertThat(count("feedback") - before).isEqualTo(1);
        assertThat(database.jdbc()
                        .sql(
                                "select count(*) from feedback_suggestion s join feedback f on f.digest = s.digest where f.card_uuid = ?")
                        .param(card)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void oneThatCannotBeKeptLeavesNothingOfTheOthers() {
        long before = count("feedback");
        CardFeedback good = overridden(UUID.randomUUID().toString(), "fine");
        CardFeedback tooLong = overridden("c".repeat(200), "fine");
        assertThatThrownBy(() -> feedback.keep("default", "service", List.of(good, tooLong)))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(count("feedback")).isEqualTo(before);
    }

    @Test
    void anOverrideIsRememberedForThisPatientAndTheseFacts() {
        String card = UUID.randomUUID().toString();
        String patient = UUID.randomUUID().toString();
        show(card, patient, "150");
        assertThat(overrides.quieted(call(patient), NOW).test(finding("150"))).isFalse();
        feedback.keep("default", "service", List.of(overridden(card, "known")));
        assertThat(overrides.quieted(call(patient), NOW).test(finding("150"))).isTrue();
        assertThat(overrides.quieted(call(patient), NOW).test(finding("140"))).isFalse();
        assertThat(overrides.quieted(call("other"), NOW).test(finding("150"))).isFalse();
        assertThat(overrides
                        .quieted(call(patient), NOW.plus(Duration.ofDays(91)))
                        .test(finding("150")))
                .isFalse();
    }

    @Test
    void anOverrideThatCameBeforeItsFiringWasWrittenIsRemembered() {
        String card = UUID.randomUUID().toString();
        String patient = UUID.randomUUID().toString();
        feedback.keep("default", "service", List.of(overridden(card, "quick")));
        show(card, patient, "150");
        assertThat(overrides.quieted(call(patient), NOW).test(finding("150"))).isTrue();
    }

    /** As a script does, or a test of an EHR: the firing still waits for its writer. */
    @Test
    void anOverrideAtOnceCountsInTheNextCall() {
        String card = UUID.randomUUID().toString();
        String patient = UUID.randomUUID().toString();
        firings.shown(call(patient), List.of(new Shown(card, finding("150"), Map.of())), NOW);
        feedback.keep("default", "service", List.of(overridden(card, "at once")));
        assertThat(overrides.quieted(call(patient), NOW).test(finding("150"))).isTrue();
    }

    @Test
    void anOverrideWhosePatientWasNotFilledInIsRememberedAfterTheHousekeeping() {
        String card = UUID.randomUUID().toString();
        String patient = UUID.randomUUID().toString();
        show(card, patient, "150");
        feedback.keep("default", "service", List.of(overridden(card, "known")));
        database.jdbc()
                .sql("update feedback set patient_key = null where card_uuid = ?")
                .param(card)
                .update();
        assertThat(overrides.quieted(call(patient), NOW).test(finding("150"))).isFalse();
        tidy(settings(), Duration.ZERO);
        assertThat(overrides.quieted(call(patient), NOW).test(finding("150"))).isTrue();
    }

    @Test
    void cardsAreCountedWithWhatBecameOfThem() {
        String topic = "t" + UUID.randomUUID();
        for (String card : List.of("taken", "taken-and-overridden", "overridden", "overridden-twice", "unanswered")) {
            insertFiring(card, topic, NOW);
        }
        insertFiring("earlier", topic, NOW.minus(Duration.ofDays(40)));
        String suffix = topic.substring(1, 9);
        feedback.keep(
                "default", "service", List.of(accepted("taken" + suffix), accepted("taken-and-overridden" + suffix)));
        for (String card : List.of("taken-and-overridden", "overridden", "overridden-twice", "overridden-twice")) {
            feedback.keep(
                    "default",
                    "service",
                    List.of(overridden(card + suffix, UUID.randomUUID().toString())));
        }
        feedback.keep("another", "service", List.of(overridden("unanswered" + suffix, "of another client")));
        Counts counts = new StoredCounts(database, new StoredTimes(database, new Latencies(CLOCK)));
        LocalDate today = LocalDate.of(2026, 11, 20);
        assertThat(counts.cards(new Counts.Wanted(today.minusDays(7), today, "", "", topic)))
                .containsExactly(new Counts.Cards(today, "service", "default", topic, 5, 2, 2));
        assertThat(counts.cards(new Counts.Wanted(today, today, "other", "", topic)))
                .isEmpty();
        assertThat(counts.cards(new Counts.Wanted(today, today, "service", "default", topic)))
                .hasSize(1);
        assertThat(counts.cards(new Counts.Wanted(today.minusDays(40), today, "", "", topic)))
                .hasSize(2);
        assertThat(counts.reasons(new Counts.Wanted(today, today, "", "", topic)))
                .containsExactly(new Counts.Reasons(topic, "", 4));
    }

    @Test
    void whyIsKeptEncryptedAndForATimeOnly() {
        WhyRecords whys = new StoredWhys(database, KEYS);
        UUID record = UUID.randomUUID();
        Instant until = NOW.plus(Duration.ofMinutes(15));
        whys.keep(record, until, "150 pg/mL".getBytes(StandardCharsets.UTF_8), NOW);
        assertThat(whys.find(record, NOW)).map(String::new).hasValue("150 pg/mL");
        byte[] inTheTable = database.jdbc()
                .sql("select content from why_record where id = ?")
                .param(record.toString())
                .query((row, number) -> row.getBytes(1))
                .single();
        assertThat(new String(inTheTable, StandardCharsets.ISO_8859_1)).doesNotContain("150");
        assertThat(whys.find(record, until)).isEmpty();
        whys.forget(until);
        assertThat(whys.find(record, NOW)).isEmpty();
    }

    @Test
    void aTicketIsSignedAndExpires() {
        WhyRecords whys = new StoredWhys(database, KEYS);
        Ticket to = new Ticket(UUID.randomUUID(), 2);
        Instant until = NOW.plus(Duration.ofMinutes(15));
        String ticket = whys.ticket(to, until);
        assertThat(ticket).hasSizeLessThan(120).matches("[0-9a-f.-]+");
        assertThat(whys.read(ticket, NOW)).hasValue(to);
        assertThat(whys.read(ticket, until)).isEmpty();
        assertThat(whys.read(ticket.replace(".2.", ".1."), NOW)).isEmpty();
        assertThat(whys.read(ticket.substring(0, 100), NOW)).isEmpty();
        assertThat(whys.read("", NOW)).isEmpty();
        assertThat(new StoredWhys(database, new Keys("another secret, which is long enough")).read(ticket, NOW))
                .isEmpty();
    }

    private static CardFeedback accepted(String card) {
        return new CardFeedback(card, Outcome.ACCEPTED, NOW, List.of("s"), Optional.empty(), Optional.empty());
    }

    private void insertFiring(String card, String topic, Instant at) {
        database.jdbc()
                .sql("insert into firing values (?, 'default', 'service', ?, 'info', '1', ?, 'p', 'u', 'f')")
                .param(card + topic.substring(1, 9))
                .param(topic)
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Test
    @Proves("M10")
    void aTokenIsEnteredOnceWhicheverInstanceAsks() {
        String id = UUID.randomUUID().toString();
        StoredTokens one = new StoredTokens(database, KEYS, canHurry());
        StoredTokens other = new StoredTokens(SomeDatabases.ready(source()), KEYS, canHurry());
        assertThat(one.enter("issuer", id, NOW)).isTrue();
        assertThat(other.enter("issuer", id, NOW)).isFalse();
        assertThat(other.enter("another issuer", id, NOW)).isTrue();
        tidy(settings(), Duration.ofSeconds(1));
        assertThat(count("used_token")).isZero();
    }

    /** Whether the database can be told that a commit need not wait for the disk. */
    boolean canHurry() {
        return false;
    }

    @Test
    void aTokenThatIsWrittenBehindIsKnownAfterARestart() throws InterruptedException {
        String id = UUID.randomUUID().toString();
        try (TokensWrittenBehind before = new TokensWrittenBehind(new StoredTokens(database, KEYS, canHurry()))) {
            assertThat(before.enter("issuer", id, NOW)).isTrue();
        }
        try (TokensWrittenBehind after = new TokensWrittenBehind(new StoredTokens(database, KEYS, canHurry()))) {
            assertThat(after.enter("issuer", id, NOW)).isFalse();
            assertThat(after.enter("another issuer", id, NOW)).isTrue();
        }
    }

    @Test
    void aCommentIsUnreadableInTheTableAndItsKeyReadsIt() {
        String card = UUID.randomUUID().toString();
        feedback.keep("default", "service", List.of(overridden(card, "said in confidence")));
        String kept = database.jdbc()
                .sql("select comment_text from feedback where card_uuid = ?")
                .param(card)
                .query(String.class)
                .single();
        assertThat(kept).doesNotContain("confidence");
        assertThat(new String(KEYS.comments().decrypt(Base64.getDecoder().decode(kept))))
                .isEqualTo("said in confidence");
    }

    @Test
    void whatIsOlderThanItIsKeptGoesAway() {
        String card = UUID.randomUUID().toString();
        show(card, "someone", "150");
        feedback.keep("default", "service", List.of(overridden(card, "old")));
        tidy(settings(), Duration.ofDays(3));
        assertThat(rowsOf("feedback", card)).isEqualTo(1);
        assertThat(database.jdbc()
                        .sql("select count(*) from feedback where card_uuid = ? and comment_text is null")
                        .param(card)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        tidy(settings(), Duration.ofDays(11));
        assertThat(rowsOf("feedback", card) + rowsOf("firing", card)).isZero();
    }

    @Test
    void timesOfAnswersAreAddedUpOverAllInstances() {
        String service = "timed-" + UUID.randomUUID();
        LocalDate today = LocalDate.of(2026, 11, 20);
        Latencies one = new Latencies(CLOCK);
        Latencies other = new Latencies(CLOCK);
        try (StoredTimes first = new StoredTimes(database, one);
                StoredTimes second = new StoredTimes(database, other)) {
            one.note(service, "default", 1_000_000);
            one.note(service, "default", 1_000_000);
            first.write();
            first.write();
            other.note(service, "default", 1_000_000);
            other.note(service, "another", 50_000_000);
            second.write();
            Counts counts = new StoredCounts(database, first);
            assertThat(counts.times(new Counts.Wanted(today.minusDays(7), today, service, "", "any"))
                            .get(service))
                    .satisfies(all -> {
                        assertThat(all.calls()).isEqualTo(4);
                        assertThat(all.median()).isBetween(1.0, 1.3);
                        assertThat(all.p99()).isBetween(50.0, 61.0);
                    });
            assertThat(counts.times(new Counts.Wanted(today, today, service, "default", ""))
                            .get(service)
                            .calls())
                    .isEqualTo(3);
            assertThat(counts.times(new Counts.Wanted(today.minusDays(9), today.minusDays(1), service, "", "")))
                    .isEmpty();
            tidy(settings(), Duration.ofDays(11));
            assertThat(counts.times(new Counts.Wanted(today, today, service, "", "")))
                    .isEmpty();
        }
    }

    private static StoreSettings settings() {
        return new StoreSettings(
                true,
                false,
                Optional.empty(),
                Path.of("none"),
                Duration.ofDays(10),
                Duration.ofDays(2),
                Duration.ofSeconds(1));
    }

    private void tidy(StoreSettings settings, Duration later) {
        try (Housekeeping housekeeping =
                new Housekeeping(database, settings, Clock.fixed(NOW.plus(later), ZoneOffset.UTC))) {
            housekeeping.tidy();
        }
    }

    private long rowsOf(String table, String card) {
        return database.jdbc()
                .sql("select count(*) from " + table + " where card_uuid = ?")
                .param(card)
                .query(Long.class)
                .single();
    }
}
