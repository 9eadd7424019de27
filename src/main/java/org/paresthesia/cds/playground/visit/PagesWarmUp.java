package org.paresthesia.cds.playground.visit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.playground.PagesOn;
import org.paresthesia.cds.playground.desk.Charts;
import org.paresthesia.cds.playground.desk.Desk;
import org.paresthesia.cds.playground.desk.OfferedHooks;
import org.paresthesia.cds.playground.desk.OpenedVisit;
import org.paresthesia.cds.playground.desk.Visit;
import org.paresthesia.cds.playground.pages.Html;
import org.paresthesia.cds.playground.why.Insight;
import org.paresthesia.cds.playground.why.WhyReader;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Explains one visit soon after the service is ready, so that the first reader of a page does not wait for cold code; no call waits. */
@Component
@PagesOn
class PagesWarmUp {

    /** First calls of services come before readers of pages. */
    private static final Duration AFTER = Duration.ofSeconds(3);

    private final Desk desk;
    private final Charts charts;
    private final OfferedHooks hooks;
    private final Insight insight;
    private final WhyReader reader;

    PagesWarmUp(Desk desk, Charts charts, OfferedHooks hooks, Insight insight, WhyReader reader) {
        this.desk = desk;
        this.charts = charts;
        this.hooks = hooks;
        this.insight = insight;
        this.reader = reader;
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
        String first = charts.patients().get(0).id();
        OpenedVisit visit = desk.demo(new Visit(first, hooks.of("").id(), Visit.PREFETCH, ""));
        insight.explain(visit.service().id(), visit.body().toString().getBytes(StandardCharsets.UTF_8))
                .ifPresent(this::layOut);
    }

    private void layOut(Explanation why) {
        why.rules().stream()
                .limit(1)
                .flatMap(rule -> reader.rule(rule.topic(), why, Map.of()).stream())
                .forEach(Html::rehearse);
    }
}
