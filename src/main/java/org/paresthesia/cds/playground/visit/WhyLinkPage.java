package org.paresthesia.cds.playground.visit;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.explain.KeptExplanation;
import org.paresthesia.cds.feedback.WhyRecords;
import org.paresthesia.cds.feedback.WhyRecords.Ticket;
import org.paresthesia.cds.playground.PagesOn;
import org.paresthesia.cds.playground.pages.Html;
import org.paresthesia.cds.playground.pages.PageProblem;
import org.paresthesia.cds.playground.why.RuleRow;
import org.paresthesia.cds.playground.why.Timeline;
import org.paresthesia.cds.playground.why.WhyReader;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Where the link on a card of a real call leads: why it was there, for as long as that is kept. */
@RestController
@PagesOn
@ConditionalOnProperty("paresthesia.why.address")
class WhyLinkPage {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WhyRecords records;
    private final WhyReader reader;
    private final Clock clock;

    WhyLinkPage(WhyRecords records, WhyReader reader, Clock clock) {
        this.records = records;
        this.reader = reader;
        this.clock = clock;
    }

    @GetMapping("/why/{ticket}")
    ResponseEntity<byte[]> why(@PathVariable String ticket, HttpServletRequest request) {
        Ticket to = records.read(ticket, clock.instant())
                .orElseThrow(
                        () -> new PageProblem(HttpStatus.NOT_FOUND, "This link is not valid, or its time is over."));
        KeptExplanation kept = records.find(to.record(), clock.instant())
                .map(WhyLinkPage::read)
                .orElseThrow(() -> new PageProblem(
                        HttpStatus.NOT_FOUND, "This was not kept, or is not kept yet: try again in a moment."));
        String topic = to.card() < kept.cards().size() ? kept.cards().get(to.card()) : "";
        Explanation why = kept.explanation();
        Map<String, Object> model = Map.of(
                "rule", reader.rule(topic, why, kept.settings()).orElseThrow(() -> gone()),
                "asOf", MINUTE.format(why.asOf()),
                "logicVersion", why.logicVersion(),
                "unread", why.unread(),
                "timeline", Timeline.of(why),
                "groups", RuleRow.grouped(RuleRow.of(why)));
        return Html.page("why-link", request, model);
    }

    /** The content has changed since. */
    private static PageProblem gone() {
        return new PageProblem(HttpStatus.NOT_FOUND, "The rule of this card is no longer there.");
    }

    private static KeptExplanation read(byte[] compressed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return JSON.readValue(in.readAllBytes(), KeptExplanation.class);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
