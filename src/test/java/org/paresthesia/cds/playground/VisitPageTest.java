package org.paresthesia.cds.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.web.util.HtmlUtils;

/** The playground opens charts as an EHR does and shows what is answered. */
class VisitPageTest extends WholeService {

    private static final String PATIENT_VIEW = "limb-paresthesia-patient-view";

    private Pages pages() {
        return new Pages(address());
    }

    @Test
    void everyDemoPatientCanBeChosen() {
        String page = pages().get("/").body();
        Chart.demoIds().forEach(id -> assertThat(page).contains("<option value=\"" + id + "\""));
    }

    @Test
    void nothingRunsOrLoadsButOurOwnFiles() {
        HttpResponse<String> page = pages().get("/?patient=v02");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe", "http", "*");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body())
                .doesNotContain("<style", " style=", " onclick", "javascript:")
                .doesNotContainPattern("<script[^>]*>[^<]")
                .doesNotContainPattern("(?:src|<link[^>]* href)=\"(?:https?:)?//");
    }

    @Test
    void aVisitShowsTheCardsWithTheirIndicatorSuggestionsAndReasons() {
        String page = pages().get("/?patient=v02").body();
        assertThat(page)
                .contains("Low B12 result without replacement on record", "Warning", "1 card")
                .contains("Order a blood count", "Creates a draft", "ServiceRequest")
                .contains("Already known", "Override this card")
                .contains("Run the clinical logic", "curl -s");
    }

    @Test
    void aCriticalCardSaysSoInWords() {
        assertThat(pages().get("/?patient=v07").body()).contains("Critical: must not wait");
    }

    @Test
    void silenceIsSaid() {
        assertThat(pages().get("/?patient=v08").body()).contains("No cards", "excludes nothing");
    }

    @Test
    void recordsCanBeReadFromTheServer() {
        String page = HtmlUtils.htmlUnescape(
                pages().get("/?patient=v02&records=server").body());
        assertThat(page)
                .contains("\"fhirServer\" : \"" + demoEhr(), "Low B12 result")
                .doesNotContain("\"prefetch\" :");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"encounter-start", "order-select", "order-sign", "problem-list-item-create", "patient-view"})
    void everyHookIsAnswered(String hook) {
        String page =
                pages().get("/?patient=p01&service=limb-paresthesia-" + hook).body();
        assertThat(page).contains("Status <span>200</span>").doesNotContain("The call was refused");
    }

    @Test
    void whatIsInHandStandsInTheAddress() {
        String page = HtmlUtils.htmlUnescape(
                pages().get("/?patient=v02&service=limb-paresthesia-order-sign&hand=order-folate")
                        .body());
        assertThat(page).contains("\"draftOrders\"", "2284-8").contains("value=\"order-folate\" selected");
    }

    @Test
    void everyRuleIsExplained() {
        assertThat(pages().get("/?patient=v02").body()).contains("id=\"why-b12-low\"", "Certainly not true", "all ");
        HttpResponse<String> why = pages().get("/playground/why?patient=v02&topic=b12-low");
        assertThat(why.body())
                .contains("150 pg/mL", "below 180 pg/mL", ">met<", "Observation/", "Looked for, not found")
                .contains("It would not be true if", "NICE 2024", "B12 Low Mass", "180", "Latest Is Low");
        HttpResponse<String> whyNot = pages().get("/playground/why?patient=v02&topic=rf-stroke");
        assertThat(whyNot.body()).contains("certainly not true", "It would be true if", "Statements of the logic");
        assertThat(pages().get("/playground/why?patient=v02&topic=none").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRuleThatIsNotTrueShowsEachValueItLookedAtBesideItsLimit() {
        String bundle =
                Json.bundle(Chart.demo("v02").resources()).toString().replace("\"value\":150,", "\"value\":400,");
        String why = pages().post(
                        "/playground/why", Map.of("bundle", bundle, "service", PATIENT_VIEW, "topic", "b12-low"))
                .body();
        assertThat(why).contains("certainly not true", "Values it looked at", "Dates it looked at");
        assertThat(why.replaceAll("\\s+", " "))
                .containsPattern("400 pg/mL</strong></td> <td><span>below 180 pg/mL</span> <small class=\"quiet\">"
                        + "B12 Low Mass: NICE NG239 [^<]*</small></td> <td><span class=\"badge plain\">not met</span></td>"
                        + " <td><span>2026-09-\\d\\d \\d\\d:\\d\\d</span> <code>Observation/v02-b12</code>")
                .containsPattern("260 pg/mL</strong></td> <td><span>in the last 12 months</span> [^|]{0,300}?not met");
    }

    @Test
    void aRuleOfAPastedBundleIsExplainedToo() {
        String bundle = Json.bundle(Chart.demo("v02").resources()).toString();
        HttpResponse<String> why = pages().post(
                        "/playground/why",
                        Map.of("bundle", bundle, "service", PATIENT_VIEW, "topic", "b12-low"),
                        "HX-Request",
                        "true");
        assertThat(why.body()).contains("150 pg/mL", ">met<").doesNotContain("<html");
    }

    @Test
    void anUnknownPatientIsNotFound() {
        HttpResponse<String> page = pages().get("/?patient=nobody");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no demo patient of this id");
    }

    @Test
    void aPastedBundleIsAnsweredAndStandsInNoAddress() {
        String bundle = Json.bundle(Chart.demo("v02").resources()).toString();
        HttpResponse<String> page =
                pages().post("/playground/bundle", Map.of("bundle", bundle, "service", PATIENT_VIEW));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Low B12 result without replacement on record", "a pasted Bundle");
    }

    @Test
    void hostileTextStaysText() {
        String bundle = Json.bundle(Chart.demo("v02").resources())
                .toString()
                .replace("omeprazole 20 mg", "<script>alert(1)</script><img src=x onerror=alert(2)>");
        String page = pages().post("/playground/bundle", Map.of("bundle", bundle, "service", PATIENT_VIEW))
                .body();
        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>alert", "<img");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"resourceType\":\"Bundle\"}", "{\"resourceType\":\"Patient\",\"id\":\"1\"}"})
    void whatIsNoBundleOfAPatientIsRefusedInWords(String bundle) {
        HttpResponse<String> page = pages().post("/playground/bundle", Map.of("bundle", bundle));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("This can't be shown");
    }

    @Test
    void anOverrideReachesTheStoreAndQuietsTheCard() {
        String bundle = Json.bundle(Chart.demo("v02").resources()).toString().replace("v02", "over" + shortId());
        Map<String, String> visit = Map.of("bundle", bundle, "service", PATIENT_VIEW);
        String page = pages().post("/playground/bundle", visit).body();
        HttpResponse<String> kept = pages().post(
                        "/playground/feedback",
                        Map.of(
                                "service",
                                PATIENT_VIEW,
                                "card",
                                found("name=\"card\" value=\"([^\"]+)\"", page),
                                "reason",
                                found("<option value=\"([^\"]*already-known)\"", page),
                                "comment",
                                "seen"),
                        "HX-Request",
                        "true",
                        "Sec-Fetch-Site",
                        "same-origin");
        assertThat(kept.body()).contains("Overridden.", "already-known").doesNotContain("<html");
        awaitQuiet(visit);
    }

    /** Firings are written behind the calls. */
    private void awaitQuiet(Map<String, String> visit) {
        for (int tries = 0; tries < 100; tries++) {
            if (pages().post("/playground/bundle", visit).body().contains("No cards")) {
                return;
            }
            Thread.yield();
        }
        throw new AssertionError("the card is still shown");
    }

    @Test
    void aSuggestionCanBeAccepted() {
        String page = pages().get("/?patient=v10").body();
        HttpResponse<String> kept = pages().post(
                        "/playground/feedback",
                        Map.of(
                                "service",
                                PATIENT_VIEW,
                                "card",
                                found("name=\"card\" value=\"([^\"]+)\"", page),
                                "suggestion",
                                found("name=\"suggestion\" value=\"([^\"]+)\"", page)));
        assertThat(kept.body()).contains("<html", "Accepted.");
    }

    @Test
    void feedbackThatTheServiceRefusesIsNotCalledKept() {
        HttpResponse<String> refused =
                pages().post("/playground/feedback", Map.of("service", PATIENT_VIEW, "card", "", "suggestion", "x"));
        assertThat(refused.body()).contains("Not kept.").doesNotContain("Accepted.");
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        HttpResponse<String> refused =
                pages().post("/playground/feedback", Map.of("card", "x"), "Sec-Fetch-Site", "cross-site");
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void whatPagesLoadIsThere() {
        String page = pages().get("/").body();
        Matcher files = Pattern.compile("\"\\./(assets/[^\"]+)\"").matcher(page);
        assertThat(files.results()).isNotEmpty().allSatisfy(file -> assertThat(
                        pages().get("/" + file.group(1)).statusCode())
                .isEqualTo(200));
        assertThat(pages().get("/assets/1/other.js").statusCode()).isEqualTo(404);
    }

    private static String found(String pattern, String page) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return HtmlUtils.htmlUnescape(matcher.group(1));
    }

    private static String shortId() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
