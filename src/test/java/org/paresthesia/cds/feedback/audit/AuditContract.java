package org.paresthesia.cds.feedback.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.feedback.audit.Audited.Asked;
import org.paresthesia.cds.feedback.store.Database;
import org.paresthesia.cds.feedback.store.Keys;
import org.paresthesia.cds.feedback.store.SomeDatabases;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.InHand;
import org.paresthesia.cds.hook.UserReference;

/** What the audit must do with every database: keep all, in one chain, and name whatever was done to it. */
abstract class AuditContract {

    static final String SECRET = "a secret of the tests, known to all who read";
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123456Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final AuditSettings TEN_DAYS = new AuditSettings(Duration.ofDays(10));

    private final List<Database> databases = new ArrayList<>();

    abstract DataSource source();

    @BeforeEach
    void empty() {
        Database database = database();
        change(database, "delete from audit_record");
        change(database, "delete from audit_chain");
    }

    @AfterEach
    void close() {
        databases.forEach(Database::close);
    }

    private Database database() {
        Database database = SomeDatabases.ready(source());
        databases.add(database);
        return database;
    }

    private static StoredAudit audit(Database database, AuditSettings settings, Clock clock) {
        Keys keys = new Keys(SECRET);
        return new StoredAudit(new AuditChain(database, keys), new AuditText(keys, "1+abc"), settings, clock);
    }

    private static HookCall call() {
        Caller caller = new Caller("ehr", ZoneOffset.UTC, List.of(), Map.of(), Set.of());
        CallContext context = new CallContext(
                UserReference.of("Practitioner/dr-canary"), "patient-canary", Optional.empty(), new InHand.Nothing());
        return new HookCall(
                "service", "patient-view", "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", caller, context, Optional.empty());
    }

    private static Audited audited(Instant at) {
        return new Audited(
                at,
                Optional.of("ehr"),
                new Asked("call", Optional.of("service"), 0, 0),
                200,
                Optional.of(call()),
                List.of("b12-low"),
                Optional.empty());
    }

    /** Records this many, one at each second before now. */
    private void record(int number) {
        Database database = database();
        try (StoredAudit audit = audit(database, TEN_DAYS, CLOCK)) {
            IntStream.range(0, number).forEach(i -> audit.enter(audited(NOW.minusSeconds(number - i))));
        }
    }

    private AuditArchive.Result check() {
        return new AuditArchive(source(), SECRET).check();
    }

    private static void change(Database database, String sql) {
        database.inTransaction(() -> database.jdbc().sql(sql).update());
    }

    private List<String> breaksAfter(String... changes) {
        record(6);
        assertThat(check().breaks()).isEmpty();
        Database database = database();
        for (String change : changes) {
            change(database, change);
        }
        return check().breaks();
    }

    @Test
    void aRecordSaysWhoAskedWhatAndWhatCameOfItAndNamesNobody() {
        record(1);
        List<AuditRecord> records = new ArrayList<>();
        new AuditArchive(source(), SECRET).read(Instant.EPOCH, records::add);
        assertThat(records).hasSize(1);
        assertThat(records.get(0).client()).isEqualTo("ehr");
        assertThat(records.get(0).content())
                .contains("\"what\":\"call\"", "\"service\":\"service\"", "\"status\":200", "\"topics\":[\"b12-low\"]")
                .contains("\"hookInstance\":\"d1577c69", "\"logic\":\"1+abc\"", "\"patient\":\"", "\"user\":\"")
                .doesNotContain("canary");
    }

    @Test
    void severalInstancesWriteOneChain() {
        Database one = database();
        Database other = database();
        try (StoredAudit first = audit(one, TEN_DAYS, CLOCK);
                StoredAudit second = audit(other, TEN_DAYS, CLOCK)) {
            for (int i = 0; i < 400; i++) {
                (i % 2 == 0 ? first : second).enter(audited(NOW));
            }
        }
        AuditArchive.Result result = check();
        assertThat(result.breaks()).isEmpty();
        assertThat(result.records()).isEqualTo(400);
        assertThat(result.head()).startsWith("400:");
        assertThat(new AuditArchive(source(), SECRET).hasRecord(result.head())).isTrue();
    }

    @Test
    void aChangedRecordIsNamed() {
        assertThat(breaksAfter("update audit_record set content = replace(content, '200', '412') where sequence = 3"))
                .containsExactly("record 3 was changed");
        assertThat(breaksOfAnother("update audit_record set client = 'somebody' where sequence = 4"))
                .containsExactly("record 4 was changed");
    }

    private List<String> breaksOfAnother(String change) {
        empty();
        return breaksAfter(change);
    }

    @Test
    void aRemovedRecordIsNamed() {
        assertThat(breaksAfter("delete from audit_record where sequence = 3")).containsExactly("record 3 is missing");
        assertThat(breaksOfAnother("delete from audit_record where sequence < 3"))
                .containsExactly("records 1 to 2 are missing");
        assertThat(breaksOfAnother("delete from audit_record where sequence > 4"))
                .containsExactly("records 5 to 6 are missing at the end");
    }

    @Test
    void swappedRecordsAreNamed() {
        assertThat(breaksAfter(
                        "update audit_record set sequence = 100 where sequence = 2",
                        "update audit_record set sequence = 2 where sequence = 5",
                        "update audit_record set sequence = 5 where sequence = 100"))
                .contains(
                        "record 2 stands in the place of another: it is record 5",
                        "record 5 stands in the place of another: it is record 2");
    }

    @Test
    void aRecordThatTheServiceDidNotWriteIsNamed() {
        assertThat(breaksAfter("insert into audit_record (sequence, at, client, content, previous_hash, hash)"
                        + " select 7, at, client, content, hash, hash from audit_record where sequence = 6"))
                .contains("record 7 lies after the end of the chain: the service did not write it");
        record(1);
        assertThat(check().breaks()).as("the service goes on all the same").anyMatch(each -> each.contains("record 7"));
    }

    @Test
    void anEndThatWasMovedIsNoticed() {
        assertThat(breaksAfter(
                        "delete from audit_record where sequence = 6",
                        "update audit_chain set head = 5,"
                                + " head_hash = (select hash from audit_record where sequence = 5)"))
                .containsExactly("the end of the chain was moved: its seal does not fit");
        assertThat(breaksOfAnother("update audit_chain set anchor = 1"))
                .contains("the beginning of the chain was moved: its seal does not fit");
    }

    @Test
    void withAnotherSecretNothingFits() {
        record(3);
        assertThat(new AuditArchive(source(), "another secret of more than thirty-two characters")
                        .check()
                        .breaks())
                .contains("record 1 was changed");
    }

    @Test
    void whatIsKeptLongEnoughGoesAndTheChainStillHolds() {
        record(5);
        Clock later = Clock.fixed(NOW.plus(Duration.ofDays(10)).minusMillis(2_500), ZoneOffset.UTC);
        try (StoredAudit audit = audit(database(), TEN_DAYS, later)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> check().records() < 5);
            audit.enter(audited(NOW));
        }
        List<AuditRecord> left = new ArrayList<>();
        new AuditArchive(source(), SECRET).read(Instant.EPOCH, left::add);
        assertThat(left).first().extracting(AuditRecord::sequence).isEqualTo(4L);
        assertThat(left).anyMatch(each -> each.content().contains("\"what\":\"pruned\",\"through\":3"));
        assertThat(check().breaks()).isEmpty();
        change(database(), "delete from audit_record where sequence = 4");
        assertThat(check().breaks()).containsExactly("record 4 is missing");
    }

    @Test
    void whatFoundNoRoomWhileTheDatabaseWasAwayIsSaidInTheChain() {
        Database database = database();
        try (StoredAudit audit = audit(database, TEN_DAYS, CLOCK)) {
            audit.enter(audited(NOW));
            await().atMost(Duration.ofMinutes(1)).until(() -> check().records() == 1);
            change(database, "alter table audit_chain rename to away");
            for (int i = 0; i < 25_000; i++) {
                audit.enter(audited(NOW));
            }
            assertThat(audit.lost()).isPositive();
            change(databases.get(0), "alter table away rename to audit_chain");
            await().atMost(Duration.ofMinutes(2)).until(this::hasGap);
        }
        assertThat(check().breaks()).isEmpty();
    }

    private boolean hasGap() {
        List<String> gaps = new ArrayList<>();
        new AuditArchive(source(), SECRET).read(Instant.EPOCH, each -> gaps.add(each.content()));
        return gaps.stream().anyMatch(each -> each.contains("\"what\":\"gap\""));
    }
}
