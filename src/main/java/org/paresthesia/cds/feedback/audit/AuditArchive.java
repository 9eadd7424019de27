package org.paresthesia.cds.feedback.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.paresthesia.cds.feedback.store.Keys;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The records as somebody looks at them from outside of the service; nothing is changed. */
public final class AuditArchive {

    private static final int FETCH = 1_000;

    private final JdbcClient jdbc;
    private final Seal seal;

    /**
     * What a check found.
     *
     * @param records how many records there are
     * @param head number and hash of the last record, as the service sealed it; empty where it has written none
     * @param breaks where the chain does not hold, in words; empty where it does
     */
    public record Result(long records, String head, List<String> breaks) {

        /** Copies the list. */
        public Result {
            breaks = List.copyOf(breaks);
        }
    }

    /** In this database, made with this secret. */
    public AuditArchive(DataSource source, String secret) {
        JdbcTemplate template = new JdbcTemplate(source);
        template.setFetchSize(FETCH);
        this.jdbc = JdbcClient.create(template);
        this.seal = new Seal(new Keys(secret));
    }

    /** Whether the chain holds from its beginning to its end. */
    public Result check() {
        boolean isBegun = Ends.areThere(jdbc);
        Ends ends = isBegun ? Ends.read(jdbc) : Ends.ofNothing(seal);
        ChainCheck check = new ChainCheck(seal, ends);
        read(Instant.EPOCH, check::see);
        return new Result(check.records(), isBegun ? ends.head() + ":" + ends.headHash() : "", check.end());
    }

    /**
     * Whether a record has this hash, which somebody noted down before.
     *
     * @param head number and hash, as the log and an earlier check told them
     */
    public boolean hasRecord(String head) {
        String[] parts = head.split(":", 2);
        return parts.length == 2
                && parts[0].matches("[0-9]{1,18}")
                && jdbc.sql("select count(*) from audit_record where sequence = ? and hash = ?")
                                .params(Long.parseLong(parts[0]), parts[1])
                                .query(Long.class)
                                .single()
                        > 0;
    }

    private static AuditRecord record(ResultSet row) throws SQLException {
        return new AuditRecord(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }

    /** All records since a moment, in their order. */
    public void read(Instant since, Consumer<AuditRecord> reader) {
        jdbc.sql("select sequence, at, client, content, previous_hash, hash from audit_record where at >= ?"
                        + " order by sequence")
                .param(since.atOffset(ZoneOffset.UTC))
                .query((RowCallbackHandler) row -> reader.accept(record(row)));
    }
}
