package org.paresthesia.cds.feedback.audit;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the chain begins and ends.
 *
 * @param anchor the number of the last record that is gone because it was kept long enough; 0 where none is
 * @param anchorHash its hash
 * @param anchorSeal the seal of these two
 * @param head the number of the last record
 * @param headHash its hash
 * @param headSeal the seal of these two
 */
record Ends(long anchor, String anchorHash, String anchorSeal, long head, String headHash, String headSeal) {

    private static final String ANCHOR = "anchor";
    private static final String HEAD = "head";
    private static final String COLUMNS = "anchor, anchor_hash, anchor_seal, head, head_hash, head_seal";

    /** Of a chain without a record. */
    static Ends ofNothing(Seal seal) {
        return new Ends(0, "", seal.ofEnd(ANCHOR, 0, ""), 0, "", seal.ofEnd(HEAD, 0, ""));
    }

    /** As they are kept; nobody else can move them until the transaction ends. */
    static Ends locked(JdbcClient jdbc, Seal seal) {
        Ends first = ofNothing(seal);
        jdbc.sql("insert into audit_chain (id, " + COLUMNS + ") values (1, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(first.anchor, first.anchorHash, first.anchorSeal, first.head, first.headHash, first.headSeal)
                .update();
        return read(jdbc, " for update");
    }

    /** As they are kept. */
    static Ends read(JdbcClient jdbc) {
        return read(jdbc, "");
    }

    private static Ends read(JdbcClient jdbc, String lock) {
        return jdbc.sql("select " + COLUMNS + " from audit_chain where id = 1" + lock)
                .query((row, number) -> new Ends(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6)))
                .single();
    }

    /** Whether there is a row to read. */
    static boolean areThere(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from audit_chain where id = 1")
                        .query(Long.class)
                        .single()
                > 0;
    }

    Ends withHead(long sequence, String hash, Seal seal) {
        return new Ends(anchor, anchorHash, anchorSeal, sequence, hash, seal.ofEnd(HEAD, sequence, hash));
    }

    Ends withAnchor(long sequence, String hash, Seal seal) {
        return new Ends(sequence, hash, seal.ofEnd(ANCHOR, sequence, hash), head, headHash, headSeal);
    }

    boolean isAnchorSealed(Seal seal) {
        return anchorSeal.equals(seal.ofEnd(ANCHOR, anchor, anchorHash));
    }

    boolean isHeadSealed(Seal seal) {
        return headSeal.equals(seal.ofEnd(HEAD, head, headHash));
    }

    void write(JdbcClient jdbc) {
        jdbc.sql("update audit_chain set anchor = ?, anchor_hash = ?, anchor_seal = ?, head = ?, head_hash = ?,"
                        + " head_seal = ? where id = 1")
                .params(anchor, anchorHash, anchorSeal, head, headHash, headSeal)
                .update();
    }
}
