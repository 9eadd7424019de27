package org.paresthesia.cds.feedback.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paresthesia.cds.feedback.WhyRecords;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;

/** Keeps them in the database, so that any instance shows what another one answered. */
final class StoredWhys implements WhyRecords {

    private static final Pattern TICKET =
            Pattern.compile("([0-9a-f-]{36})\\.(\\d{1,12})\\.(\\d{1,3})\\.([0-9a-f]{64})");

    private final Database database;
    private final Keys keys;
    private final AesBytesEncryptor cipher;

    StoredWhys(Database database, Keys keys) {
        this.database = database;
        this.keys = keys;
        this.cipher = keys.whys();
    }

    @Override
    public String ticket(Ticket to, Instant until) {
        String said = to.record() + "." + until.getEpochSecond() + "." + to.card();
        return said + "." + keys.ticket(said);
    }

    @Override
    public Optional<Ticket> read(String ticket, Instant now) {
        Matcher parts = TICKET.matcher(ticket);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String said = ticket.substring(0, ticket.lastIndexOf('.'));
        boolean isOurs = MessageDigest.isEqual(bytes(keys.ticket(said)), bytes(parts.group(4)));
        boolean isInTime = now.getEpochSecond() < Long.parseLong(parts.group(2));
        return isOurs && isInTime
                ? Optional.of(new Ticket(UUID.fromString(parts.group(1)), Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    @Override
    public void keep(UUID record, Instant until, byte[] content, Instant now) {
        byte[] encrypted = cipher.encrypt(content);
        forget(now);
        database.inTransaction(() -> database.jdbc()
                .sql("insert into why_record (id, expires_at, content) values (?, ?, ?) on conflict do nothing")
                .param(record.toString())
                .param(until.atOffset(ZoneOffset.UTC))
                .param(encrypted)
                .update());
    }

    @Override
    public Optional<byte[]> find(UUID record, Instant now) {
        return database.inTransaction(() -> database.jdbc()
                        .sql("select content from why_record where id = ? and expires_at > ?")
                        .param(record.toString())
                        .param(now.atOffset(ZoneOffset.UTC))
                        .query((row, number) -> row.getBytes(1))
                        .optional())
                .map(cipher::decrypt);
    }

    @Override
    public void forget(Instant now) {
        database.inTransaction(() -> database.jdbc()
                .sql("delete from why_record where expires_at <= ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
