package org.paresthesia.cds.playground.visit;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.playground.PagesOn;
import org.paresthesia.cds.playground.desk.Charts;
import org.paresthesia.cds.playground.desk.Desk;
import org.paresthesia.cds.playground.desk.OpenedVisit;
import org.paresthesia.cds.playground.desk.Visit;
import org.paresthesia.cds.playground.pages.Html;
import org.paresthesia.cds.playground.why.Insight;
import org.paresthesia.cds.playground.why.WhyReader;
import org.paresthesia.cds.tools.wire.Reply;
import org.paresthesia.cds.tools.wire.Unreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes the pages for nobody soon after the service is ready, so that the first reader does not wait for cold code; no call waits
 * for it, no service is called, and nothing of it is counted.
 */
@Component
@PagesOn
class PagesWarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(PagesWarmUp.class);

    /** First calls of services come before readers of pages. */
    private static final Duration AFTER = Duration.ofMillis(500);

    private static final List<String> OTHERS = List.of("/", "/board", "/knowledge");

    /** A card with everything that a page lays out. */
    private static final String ANSWER =
            """
            {"cards": [{"uuid": "00000000-0000-4000-8000-000000000000", "summary": "A card", "indicator": "info",
              "detail": "**Found**\\n\\n- a fact\\n\\n| a | b |\\n|---|---|\\n| 1 | [2](https://example.org) |",
              "source": {"label": "a guideline", "url": "https://example.org", "topic": {"code": "a-topic"}},
              "suggestions": [{"uuid": "1", "label": "An order", "actions": [
                {"type": "create", "description": "a draft", "resource": {"resourceType": "Task"}}]}],
              "overrideReasons": [{"code": "a", "system": "b", "display": "c"}],
              "links": [{"label": "a guideline", "url": "https://example.org", "type": "absolute"}]}]}""";

    private final Desk desk;
    private final Charts charts;
    private final VisitPage visits;
    private final Looks looks;
    private final OwnService own;

    /** What lays out why. */
    @Component
    @PagesOn
    record Looks(Insight insight, WhyReader reader) {}

    PagesWarmUp(Desk desk, Charts charts, VisitPage visits, Looks looks, OwnService own) {
        this.desk = desk;
        this.charts = charts;
        this.visits = visits;
        this.looks = looks;
        this.own = own;
    }

    @EventListener(ApplicationReadyEvent.class)
    void later() {
        Thread thread = new Thread(this::warmUp, "pages-warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private void warmUp() {
        try {
            Thread.sleep(AFTER.toMillis());
        } catch (InterruptedException stopped) {
            return;
        }
        long start = System.nanoTime();
        Reply reply = new Reply(200, HttpHeaders.of(Map.of(), (name, value) -> true), ANSWER, Duration.ZERO);
        charts.patients().stream().limit(2).forEach(patient -> {
            OpenedVisit visit = desk.demo(new Visit(patient.id(), "", Visit.PREFETCH, ""));
            visits.rehearse(visit, reply);
            looks.insight()
                    .explain(visit.service().id(), visit.body().toString().getBytes(StandardCharsets.UTF_8))
                    .ifPresent(this::layOut);
        });
        readOthers();
        LOG.info("pages: ready after {} ms", (System.nanoTime() - start) / 1_000_000);
    }

    private void readOthers() {
        try {
            OTHERS.forEach(own::read);
        } catch (Unreachable elsewhere) {
            LOG.info("pages: this machine does not reach them at localhost");
        }
    }

    private void layOut(Explanation why) {
        why.rules().stream()
                .limit(1)
                .flatMap(rule -> looks.reader().rule(rule.topic(), why, Map.of()).stream())
                .forEach(rule -> Html.rehearse("why", "rule", Map.of("rule", rule)));
    }
}
