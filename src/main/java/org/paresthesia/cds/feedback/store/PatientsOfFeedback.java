package org.paresthesia.cds.feedback.store;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes into feedback whose card it was about. A firing and its feedback may come in any order and at the same time, so each
 * of the two asks after its own commit: the later one finds both.
 *
 * @param database where both stand
 */
record PatientsOfFeedback(Database database) {

    private static final String FILL =
            """
        update feedback set patient_key = (
            select firing.patient_key from firing
            where firing.card_uuid = feedback.card_uuid and firing.client = feedback.client)
        where patient_key is null""";

    /** For these cards, in one statement. */
    void fill(Collection<String> cards) {
        if (!cards.isEmpty()) {
            database.inTransaction(() -> database.jdbc()
                    .sql(FILL + " and card_uuid in (:cards)")
                    .param("cards", Set.copyOf(cards))
                    .update());
        }
    }

    /** The topics of those of these cards that are known, by card. */
    Map<String, String> topics(String client, Collection<String> cards) {
        if (cards.isEmpty()) {
            return Map.of();
        }
        return database.inTransaction(() -> database
                .jdbc()
                .sql("select card_uuid, topic from firing where client = :client and card_uuid in (:cards)")
                .param("client", client)
                .param("cards", Set.copyOf(cards))
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** For all feedback since then, as after a stop between the two commits. */
    void fillSince(OffsetDateTime time) {
        database.inTransaction(() ->
                database.jdbc().sql(FILL + " and received_at >= ?").param(time).update());
    }
}
