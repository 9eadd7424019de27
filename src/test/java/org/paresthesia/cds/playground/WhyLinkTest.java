package org.paresthesia.cds.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.WhySettings;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Cards of real calls lead to why they are there, where a site has turned that on. */
@TestPropertySource(properties = "paresthesia.why.address=https://cds.example.org/pages/")
class WhyLinkTest extends WholeService {

    private static final String BASE = "https://cds.example.org/pages";

    private Pages pages() {
        return new Pages(address());
    }

    private String link(String patient, int card) {
        Answer answer = answer(fullCall(Chart.demo(patient)));
        JsonNode link = answer.cards().get(card).path("links").path(0);
        assertThat(link.path("label").asString()).isEqualTo("Why am I seeing this?");
        return link.path("url").asString();
    }

    @Test
    void theLinkShowsTheFactsAndHoldsNothingOfThePatient() {
        String url = link("v02", 0);
        assertThat(url).startsWith(BASE + "/why/").doesNotContain("v02", "b12");
        HttpResponse<String> page = await(url);
        assertThat(page.body())
                .contains("Why this card", "150 pg/mL", "below 180 pg/mL", ">met<", "What would change the answer")
                .contains("What became of the other rules", "Over time");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void eachCardLeadsToItsOwnRule() {
        String url = link("v01", 2);
        assertThat(await(url).body())
                .contains("Diabetes and paresthesia: foot examination not found in 12 months</span>");
    }

    @Test
    void aChangedLinkLeadsNowhere() {
        String url = link("v02", 0);
        HttpResponse<String> page = pages().get(path(url).replaceFirst("\\.0\\.", ".1."));
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("This link is not valid, or its time is over");
        assertThat(pages().get("/why/anything").statusCode()).isEqualTo(404);
    }

    @Test
    void anAddressThatNoCardMayHoldIsRefused() {
        assertThatThrownBy(() -> new WhySettings(Optional.of("http://cds.example.org"), Duration.ofMinutes(15)))
                .isInstanceOf(WrongConfiguration.class);
        assertThatThrownBy(() -> new WhySettings(Optional.of(BASE), Duration.ofDays(2)))
                .isInstanceOf(WrongConfiguration.class);
        assertThat(new WhySettings(Optional.of(""), Duration.ofMinutes(1)).address())
                .isEmpty();
    }

    private static String path(String url) {
        return url.substring(BASE.length());
    }

    /** What it shows is worked out behind the call. */
    private HttpResponse<String> await(String url) {
        HttpResponse<String> page = pages().get(path(url));
        for (int tries = 0; tries < 500 && page.statusCode() != 200; tries++) {
            page = pages().get(path(url));
        }
        assertThat(page.statusCode()).isEqualTo(200);
        return page;
    }
}
