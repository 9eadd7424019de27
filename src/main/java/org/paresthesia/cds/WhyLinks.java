package org.paresthesia.cds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.paresthesia.cds.Advisor.Concluded;
import org.paresthesia.cds.cards.Card;
import org.paresthesia.cds.cards.Link;
import org.paresthesia.cds.explain.KeptExplanation;
import org.paresthesia.cds.feedback.StoreUnavailable;
import org.paresthesia.cds.feedback.WhyRecords;
import org.paresthesia.cds.feedback.WhyRecords.Ticket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes signed links, and keeps what they lead to: worked out by one thread of low priority with a short queue. Where there is no
 * room, the link leads to a page that says so; no answer waits.
 */
final class WhyLinks implements Whys, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WhyLinks.class);
    private static final String LABEL = "Why am I seeing this?";
    private static final int QUEUE = 64;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WhySettings settings;
    private final WhyRecords records;
    private final ObjectProvider<Explainer> explainer;
    private final Clock clock;
    private final ThreadPoolExecutor behind =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), WhyLinks::quietThread);

    WhyLinks(WhySettings settings, WhyRecords records, ObjectProvider<Explainer> explainer, Clock clock) {
        this.settings = settings;
        this.records = records;
        this.explainer = explainer;
        this.clock = clock;
    }

    private static Thread quietThread(Runnable task) {
        Thread thread = new Thread(task, "why");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    @Override
    public List<Card> linked(List<Card> cards, Concluded concluded) {
        if (cards.isEmpty() || concluded.occasion().call().caller().isWarmUp()) {
            return cards;
        }
        UUID record = UUID.randomUUID();
        Instant until = clock.instant().plus(settings.keep());
        List<Card> linked = new ArrayList<>();
        for (Card card : cards) {
            String ticket = records.ticket(new Ticket(record, linked.size()), until);
            linked.add(card.with(Link.to(LABEL, settings.address().orElseThrow() + "/why/" + ticket)));
        }
        try {
            List<String> topics =
                    cards.stream().map(card -> card.source().topic().code()).toList();
            behind.execute(() -> keep(record, until, topics, concluded));
        } catch (RejectedExecutionException busy) {
            LOG.debug("no room to keep why a call was answered so");
        }
        return linked;
    }

    private void keep(UUID record, Instant until, List<String> topics, Concluded concluded) {
        try {
            KeptExplanation why = new KeptExplanation(
                    topics,
                    concluded.occasion().call().caller().settings(),
                    explainer.getObject().explain(concluded));
            records.keep(record, until, compressed(JSON.writeValueAsBytes(why)), clock.instant());
        } catch (StoreUnavailable away) {
            LOG.debug("the store is away: why a call was answered so is not kept");
        } catch (RuntimeException failed) {
            LOG.warn(
                    "why a call was answered so could not be kept: {}",
                    failed.getClass().getName());
        }
    }

    private static byte[] compressed(byte[] json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        behind.shutdownNow();
    }
}
