package org.paresthesia.cds.playground.board;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.paresthesia.cds.feedback.Counts;
import org.paresthesia.cds.playground.PagesOn;
import org.paresthesia.cds.playground.pages.Html;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was shown and what clinicians did with it, as charts, tables and comma-separated values. */
@RestController
@PagesOn
class BoardPage {

    private static final int NOISIEST = 10;

    private final Counts counts;
    private final Clock clock;

    BoardPage(Counts counts, Clock clock) {
        this.counts = counts;
        this.clock = clock;
    }

    @GetMapping("/board")
    ResponseEntity<byte[]> board(@RequestParam Map<String, String> query, HttpServletRequest request) {
        BoardFilter filter = BoardFilter.of(query, today());
        BoardFilter wide = new BoardFilter(filter.from(), filter.to(), "", "", "");
        List<Counts.Cards> all = counts.cards(wide.wanted());
        List<Counts.Cards> cards = counts.cards(filter.wanted());
        List<Tally> byTopic = Tally.by(cards, Counts.Cards::topic);
        Map<String, Object> model = new HashMap<>();
        model.put("filter", filter);
        model.put("query", filter.query());
        model.put("services", names(Tally.by(all, Counts.Cards::service)));
        model.put("clients", names(Tally.by(all, Counts.Cards::client)));
        model.put("topics", names(Tally.by(all, Counts.Cards::topic)));
        model.put("total", Tally.total(cards));
        model.put("byWeek", Tally.by(cards, each -> week(each.day())));
        model.put("byTopic", byTopic);
        model.put("byService", Tally.by(cards, Counts.Cards::service));
        model.put("byClient", Tally.by(cards, Counts.Cards::client));
        model.put("noisiest", Tally.noisiest(byTopic, NOISIEST));
        model.put("reasons", counts.reasons(filter.wanted()));
        model.put("latencies", counts.times(filter.wanted()));
        return Html.page("board", request, model);
    }

    /** The same numbers by day, for a spreadsheet. */
    @GetMapping("/board.csv")
    ResponseEntity<byte[]> csv(@RequestParam Map<String, String> query) {
        String csv = Csv.of(counts.cards(BoardFilter.of(query, today()).wanted()));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"paresthesia-cds-board.csv\"")
                .body(csv.getBytes(StandardCharsets.UTF_8));
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** A week by its Monday. */
    private static String week(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString();
    }

    private static List<String> names(List<Tally> tallies) {
        return tallies.stream().map(Tally::name).toList();
    }
}
