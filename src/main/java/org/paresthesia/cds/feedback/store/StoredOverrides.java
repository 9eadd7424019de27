package org.paresthesia.cds.feedback.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.paresthesia.cds.feedback.Overrides;
import org.paresthesia.cds.feedback.StoreUnavailable;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.QuietTimes;

/** Remembers overrides by joining feedback with the cards that it was about; one query a call, asked when first needed. */
final class StoredOverrides implements Overrides {

    private record Override(String topic, String factsKey, String userKey, Instant at, String reason) {}

    private final Database database;
    private final Keys keys;
    private final LongAdder notAsked = new LongAdder();

    StoredOverrides(Database database, Keys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** How many calls were answered without asking, because the database was away. */
    long notAsked() {
        return notAsked.sum();
    }

    @java.lang.Override
    public Predicate<Finding> quieted(HookCall call, Instant now) {
        return new Memory(call, now)::isQuiet;
    }

    private final class Memory {

        private final HookCall call;
        private final Instant now;
        private List<Override> overrides;

        Memory(HookCall call, Instant now) {
            this.call = call;
            this.now = now;
        }

        boolean isQuiet(Finding finding) {
            return overrides().stream().anyMatch(override -> isQuietBy(override, finding));
        }

        private boolean isQuietBy(Override override, Finding finding) {
            return override.topic().equals(finding.topic())
                    && (finding.urgency() != Urgency.CRITICAL
                            || override.userKey().equals(keys.user(call)))
                    && override.at().plus(time(override, finding)).isAfter(now)
                    && override.factsKey().equals(keys.facts(finding));
        }

        private java.time.Duration time(Override override, Finding finding) {
            QuietTimes quiet = call.caller().quiet();
            String urgency = finding.urgency().name().toLowerCase(Locale.ROOT);
            return quiet.after(urgency, finding.topic(), override.reason());
        }

        /** What can't be asked is not remembered: the card is shown. */
        private List<Override> overrides() {
            if (overrides == null) {
                try {
                    overrides = database.inCall(this::ask);
                } catch (StoreUnavailable away) {
                    notAsked.add(call.caller().isWarmUp() ? 0 : 1);
                    overrides = List.of();
                }
            }
            return overrides;
        }

        private List<Override> ask() {
            return database.jdbc()
                    .sql(
                            """
                        select firing.topic, firing.facts_key, firing.user_key, feedback.outcome_at, feedback.received_at,
                            feedback.reason_code
                        from feedback join firing
                            on firing.card_uuid = feedback.card_uuid and firing.client = feedback.client
                        where feedback.client = ? and feedback.patient_key = ? and feedback.outcome = 'overridden'""")
                    .param(call.caller().clientId())
                    .param(keys.patient(call))
                    .query((row, number) -> new Override(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            earlier(row.getObject(4, OffsetDateTime.class), row.getObject(5, OffsetDateTime.class)),
                            row.getString(6) == null ? "" : row.getString(6)))
                    .list();
        }

        /** A client's clock that runs ahead must not lengthen the silence. */
        private static Instant earlier(OffsetDateTime one, OffsetDateTime other) {
            return one.isBefore(other) ? one.toInstant() : other.toInstant();
        }
    }
}
