package org.paresthesia.cds.feedback.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.paresthesia.cds.feedback.Counts;
import org.paresthesia.cds.feedback.Latencies;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Counts in the database, in one statement a question. A card that was accepted once is accepted, whatever came besides. */
record StoredCounts(Database database, StoredTimes stored) implements Counts {

    private static final String WHERE =
            """
            where firing.shown_at >= :from and firing.shown_at < :until
              and (:service = '' or firing.service = :service)
              and (:client = '' or firing.client = :client)
              and (:topic = '' or firing.topic = :topic)
            """;

    private static final String CARDS =
            """
            with answered as (
                select card_uuid, client,
                    max(case when outcome = 'accepted' then 1 else 0 end) as accepted,
                    max(case when outcome = 'overridden' then 1 else 0 end) as overridden
                from feedback group by card_uuid, client),
            carded as (
                select cast(firing.shown_at at time zone 'UTC' as date) as shown_on, firing.service, firing.client, firing.topic,
                    coalesce(answered.accepted, 0) as accepted, coalesce(answered.overridden, 0) as overridden
                from firing left join answered on answered.card_uuid = firing.card_uuid and answered.client = firing.client
            """
                    + WHERE
                    + """
            )
            select shown_on, service, client, topic, count(*), sum(accepted),
                sum(case when accepted = 0 then overridden else 0 end)
            from carded group by shown_on, service, client, topic order by shown_on, service, client, topic""";

    private static final String REASONS =
            """
            select firing.topic, coalesce(feedback.reason_code, ''), count(*)
            from feedback join firing on firing.card_uuid = feedback.card_uuid and firing.client = feedback.client
            """
                    + WHERE
                    + """
              and feedback.outcome = 'overridden'
            group by firing.topic, coalesce(feedback.reason_code, '') order by 3 desc, 1, 2""";

    @Override
    public List<Cards> cards(Wanted wanted) {
        return database.inTransaction(() -> asked(CARDS, wanted)
                .query((row, number) -> new Cards(
                        row.getObject(1, LocalDate.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7)))
                .list());
    }

    @Override
    public List<Reasons> reasons(Wanted wanted) {
        return database.inTransaction(() -> asked(REASONS, wanted)
                .query((row, number) -> new Reasons(row.getString(1), row.getString(2), row.getInt(3)))
                .list());
    }

    @Override
    public Map<String, Latencies.Quantiles> times(Wanted wanted) {
        return stored.of(wanted);
    }

    private StatementSpec asked(String sql, Wanted wanted) {
        return database.jdbc()
                .sql(sql)
                .param("from", start(wanted.from()))
                .param("until", start(wanted.to().plusDays(1)))
                .param("service", wanted.service())
                .param("client", wanted.client())
                .param("topic", wanted.topic());
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
