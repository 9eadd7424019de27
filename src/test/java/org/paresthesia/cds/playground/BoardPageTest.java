package org.paresthesia.cds.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.web.util.HtmlUtils;

/** What is shown and answered stands on the board. */
class BoardPageTest extends WholeService {

    private static final String SERVICE = "limb-paresthesia-patient-view";

    private Pages pages() {
        return new Pages(address());
    }

    @Test
    void anOverrideOfThePlaygroundIsSeenWithItsReason() {
        String bundle = Json.bundle(Chart.demo("h01").resources())
                .toString()
                .replace("h01", "board" + UUID.randomUUID().toString().substring(0, 8));
        String page = pages().post("/playground/bundle", Map.of("bundle", bundle, "service", SERVICE))
                .body();
        pages().post(
                        "/playground/feedback",
                        Map.of(
                                "service",
                                SERVICE,
                                "card",
                                found("name=\"card\" value=\"([^\"]+)\"", page),
                                "reason",
                                found("<option value=\"([^\"]*already-known)\"", page)));
        String topic = found("<span class=\"topic\"[^>]*>(?:<a[^>]*>)?([^<]+)<", page);
        awaitBoard(topic, "already-known");
        assertThat(pages().get("/board?topic=" + topic).body())
                .contains("Override rate", "Most overridden", "Half within", SERVICE, topic + "\" selected");
        assertThat(pages().get("/board.csv?topic=" + topic).body())
                .startsWith("day,service,client,topic,shown,accepted,overridden\r\n")
                .contains("2026-11-20," + SERVICE + ",default," + topic + ",");
    }

    /** Firings are written behind the calls. */
    private void awaitBoard(String topic, String words) {
        for (int tries = 0; tries < 200; tries++) {
            if (pages().get("/board?topic=" + topic).body().contains(words)) {
                return;
            }
            Thread.yield();
        }
        throw new AssertionError("the board does not show it");
    }

    @Test
    void anEmptyBoardSaysSo() {
        assertThat(pages().get("/board?from=2001-01-01&to=2001-01-31").body())
                .contains("Nothing was shown in these days");
    }

    @Test
    void whatIsNoDateIsTheLastWeeks() {
        HttpResponse<String> board = pages().get("/board?from=yesterday&to=%3Cscript%3E&topic=%3Cscript%3E");
        assertThat(board.statusCode()).isEqualTo(200);
        assertThat(board.body())
                .contains("value=\"2026-08-28\"", "value=\"2026-11-20\"")
                .doesNotContain("<script>");
    }

    private static String found(String pattern, String page) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return HtmlUtils.htmlUnescape(matcher.group(1));
    }
}
