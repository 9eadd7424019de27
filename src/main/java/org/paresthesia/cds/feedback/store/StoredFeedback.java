package org.paresthesia.cds.feedback.store;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.paresthesia.cds.feedback.CardFeedback;
import org.paresthesia.cds.feedback.CardFeedback.Reason;
import org.paresthesia.cds.feedback.FeedbackBox;
import org.paresthesia.cds.feedback.OutcomeMeters;
import org.paresthesia.cds.feedback.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;

/** Keeps feedback in one transaction; the digest of what was sent makes a second delivery harmless. */
final class StoredFeedback implements FeedbackBox {

    private static final Logger LOG = LoggerFactory.getLogger(StoredFeedback.class);

    private final Database database;
    private final StoredFirings firings;
    private final PatientsOfFeedback patients;
    private final Keys keys;
    private final AesBytesEncryptor comments;
    private final Clock clock;
    private final LongAdder refused = new LongAdder();
    private final OutcomeMeters outcomes = new OutcomeMeters();

    StoredFeedback(Database database, StoredFirings firings, Keys keys, Clock clock) {
        this.database = database;
        this.firings = firings;
        this.patients = new PatientsOfFeedback(database);
        this.keys = keys;
        this.comments = keys.comments();
        this.clock = clock;
    }

    @Override
    public void keep(String client, String service, List<CardFeedback> feedback) {
        if (feedback.isEmpty()) {
            return;
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        List<CardFeedback> isNew;
        try {
            isNew = database.durably(() -> feedback.stream()
                    .filter(each -> keep(client, service, each, now))
                    .toList());
        } catch (StoreUnavailable away) {
            refused.increment();
            throw away;
        }
        try {
            join(client, feedback, isNew);
        } catch (StoreUnavailable away) {
            LOG.debug("store: went away after feedback was kept");
        }
    }

    /** What clinicians did with cards since the start. */
    OutcomeMeters outcomes() {
        return outcomes;
    }

    /**
     * Finds the firings that it is about, so that the next call of a hook knows of it. A client that is quicker than the writer of firings
     * waits for it. What is kept is kept: a patient that can't be filled in now is filled in by the housekeeping.
     */
    private void join(String client, List<CardFeedback> feedback, List<CardFeedback> isNew) {
        List<String> cards = feedback.stream().map(CardFeedback::card).toList();
        Map<String, String> topics = patients.topics(client, cards);
        if (!topics.keySet().containsAll(cards)) {
            firings.settle();
            topics = patients.topics(client, cards);
        }
        patients.fill(cards);
        for (CardFeedback each : isNew) {
            outcomes.count(topics.getOrDefault(each.card(), OutcomeMeters.OTHER), each.outcome());
        }
    }

    /** How many bodies were refused, because the database was away. */
    long refused() {
        return refused.sum();
    }

    /** Whether it was not kept before. */
    private boolean keep(String client, String service, CardFeedback feedback, OffsetDateTime now) {
        String digest = digest(client, service, feedback);
        int added = database.jdbc()
                .sql(
                        """
                    insert into feedback (digest, client, service, card_uuid, outcome, outcome_at, received_at,
                        reason_system, reason_code, comment_text)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict do nothing""")
                .param(digest)
                .param(client)
                .param(service)
                .param(feedback.card())
                .param(feedback.outcome().name().toLowerCase(Locale.ROOT))
                .param(feedback.at().atOffset(ZoneOffset.UTC))
                .param(now)
                .param(feedback.reason().map(Reason::system).orElse(null))
                .param(feedback.reason().map(Reason::code).orElse(null))
                .param(feedback.comment().map(this::encrypted).orElse(null))
                .update();
        if (added > 0) {
            feedback.acceptedSuggestions().stream().distinct().forEach(suggestion -> database.jdbc()
                    .sql("insert into feedback_suggestion (digest, suggestion_id) values (?, ?)")
                    .param(digest)
                    .param(suggestion)
                    .update());
        }
        return added > 0;
    }

    private String encrypted(String comment) {
        return Base64.getEncoder().encodeToString(comments.encrypt(comment.getBytes(StandardCharsets.UTF_8)));
    }

    private String digest(String client, String service, CardFeedback feedback) {
        return keys.digest(
                client,
                service,
                feedback.card(),
                feedback.outcome().name(),
                feedback.at().toString(),
                String.join("\u001f", feedback.acceptedSuggestions()),
                feedback.reason()
                        .map(reason -> reason.system() + "|" + reason.code())
                        .orElse(""),
                feedback.comment().orElse(""));
    }
}
