package org.paresthesia.cds.whole.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Feedback over HTTP (checklist L), and the memory of overrides that follows from it (specification 3.1 b and d). */
@TestPropertySource(properties = "spring.datasource.hikari.maximum-pool-size=3")
@DirtiesContext
class FeedbackIT extends WholeService {

    private static final String BY = "'overrideReason':{'reason':{'system':'%s','code':'%s'}},";

    @Autowired
    private JdbcClient store;

    private static String item(String card, String outcome, String more, String at) {
        return "{'card':'%s','outcome':'%s',%s'outcomeTimestamp':'%s'}"
                .formatted(card, outcome, more, at)
                .replace('\'', '"');
    }

    private HttpResponse<String> feedback(String... items) {
        return post("/feedback", "{\"feedback\":[" + String.join(",", items) + "]}");
    }

    private long rows(String table, String where) {
        return store.sql("select count(*) from " + table + " where " + where)
                .query(Long.class)
                .single();
    }

    /** Firings are written behind the answers. */
    private void awaitFiring(String card) throws InterruptedException {
        for (int i = 0; i < 500 && rows("firing", "card_uuid = '" + card + "'") == 0; i++) {
            Thread.sleep(10);
        }
        assertThat(rows("firing", "card_uuid = '" + card + "'")).isEqualTo(1);
    }

    private String shown(Call call, String topic) throws InterruptedException {
        String card = answer(call).card(topic).orElseThrow().get("uuid").asString();
        awaitFiring(card);
        return card;
    }

    private void override(String card, String reason, Duration ago) {
        String at = Chart.D.toInstant().minus(ago).toString();
        assertThat(feedback(item(card, "overridden", BY.formatted("s", reason), at))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Proves({"L1", "L2", "L4", "L7", "L9", "L12"})
    void anAcceptedSuggestionIsKeptOnceHoweverOftenItIsSent() {
        String card = UUID.randomUUID().toString();
        String accepted =
                item(card, "accepted", "'acceptedSuggestions':[{'id':'a'},{'id':'b'}],", "2026-11-20T09:00:00Z");
        HttpResponse<String> first = feedback(accepted);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEmpty();
        assertThat(feedback(accepted, accepted).statusCode()).isEqualTo(200);
        assertThat(rows("feedback", "card_uuid = '" + card + "'")).isEqualTo(1);
        assertThat(rows("feedback_suggestion", "suggestion_id in ('a', 'b')")).isEqualTo(2);
    }

    @Test
    @Proves({"L3", "G5"})
    void oneItemThatCannotBeReadRefusesAll() {
        String card = UUID.randomUUID().toString();
        HttpResponse<String> answer = feedback(
                item(card, "overridden", "", "2026-11-20T09:00:00Z"),
                item(card, "ignored", "", "2026-11-20T09:00:00Z"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome", "feedback[1].outcome");
        assertThat(rows("feedback", "card_uuid = '" + card + "'")).isZero();
    }

    @Test
    @Proves({"L9", "L12"})
    void feedbackForAnUnknownServiceIsNotFoundAndAnEmptyListIsHeard() {
        assertThat(post("-of-nobody/feedback", "{\"feedback\":[]}").statusCode())
                .isEqualTo(404);
        assertThat(feedback().statusCode()).isEqualTo(200);
    }

    @Test
    @Proves({"F5", "L5", "L11"})
    void theStoreHoldsNoPatientNoUserAndNoComment() throws InterruptedException {
        Chart chart = Chart.demo("v10");
        Call call = fullCall(chart).without("social").server(demoEhr()).user("Practitioner/CANARY-USER");
        String card = shown(call, "b12-low");
        String comment = "'overrideReason':{'userComment':'CANARY-COMMENT'},";
        assertThat(feedback(item(card, "overridden", comment, "2026-11-18T09:00:00Z"))
                        .statusCode())
                .isEqualTo(200);
        String all = String.valueOf(store.sql("select * from firing").query().listOfRows())
                + store.sql("select * from feedback").query().listOfRows();
        assertThat(all).contains(card, "b12-low").doesNotContain(chart.patientId(), "CANARY", "pmol", Call.TOKEN);
        assertThat(rows("feedback", "comment_text is not null")).isEqualTo(1);
    }

    @Test
    @Proves("L5")
    void anOverriddenWarningIsQuietForEveryUserUntilItsFactsChange() throws InterruptedException {
        Chart chart = ExpectedB12.of(150, "same-person");
        Call call = fullCall(chart);
        override(shown(call, "b12-low"), "already-known", Duration.ofDays(1));
        assertThat(answer(call.user("Practitioner/another")).topics()).doesNotContain("b12-low");
        assertThat(answer(fullCall(ExpectedB12.of(140, "same-person"))).topics())
                .contains("b12-low");
        assertThat(answer(fullCall(ExpectedB12.of(150, "another-person"))).topics())
                .contains("b12-low");
    }

    @ParameterizedTest
    @CsvSource({
        "already-known, 89, false",
        "already-known, 91, true",
        "cds-suboptimal-context, 29, false",
        "cds-suboptimal-context, 31, true",
        "data-wrong, 400, false",
    })
    void theReasonSaysForHowLong(String reason, int daysAgo, boolean isShownAgain) throws InterruptedException {
        Call call = fullCall(ExpectedB12.of(150, reason + "-" + daysAgo));
        override(shown(call, "b12-low"), reason, Duration.ofDays(daysAgo));
        assertThat(answer(call).topics().contains("b12-low")).isEqualTo(isShownAgain);
    }

    @Test
    void aCriticalCardIsQuietForItsUserAloneAndForOneDay() throws InterruptedException {
        Call call = fullCall(Chart.demo("v13"));
        override(shown(call, "rf-cauda"), "assessed-not-present", Duration.ofHours(23));
        assertThat(answer(call).topics()).doesNotContain("rf-cauda");
        assertThat(answer(call.user("Practitioner/another")).topics()).containsExactly("rf-cauda");
        Answer silent = answer(call);
        assertThat(silent.topics()).doesNotContain("spine-l", "sedentary", "cts");
    }

    @Test
    void aCriticalCardReturnsAfterOneDay() throws InterruptedException {
        Call call = fullCall(Chart.demo("v07"));
        override(shown(call, "rf-stroke"), "assessed-not-present", Duration.ofHours(25));
        assertThat(answer(call).topics()).containsExactly("rf-stroke");
    }

    @Test
    void anAcceptedCardIsNotQuiet() throws InterruptedException {
        Call call = fullCall(ExpectedB12.of(150, "accepting"));
        JsonNode card = answer(call).card("b12-low").orElseThrow();
        awaitFiring(card.get("uuid").asString());
        String suggestion = card.get("suggestions").get(0).get("uuid").asString();
        feedback(item(
                card.get("uuid").asString(),
                "accepted",
                "'acceptedSuggestions':[{'id':'" + suggestion + "'}],",
                "2026-11-19T09:00:00Z"));
        assertThat(answer(call).topics()).contains("b12-low");
        assertThat(rows(
                        "feedback_suggestion f join firing_suggestion s on s.suggestion_uuid = f.suggestion_id",
                        "true"))
                .isEqualTo(1);
    }

    /** A person with numb feet and one vitamin result; another name is another patient. */
    private static final class ExpectedB12 {

        static Chart of(int value, String person) {
            return new Chart(
                            person,
                            List.of(Json.of("{'resourceType':'Patient','id':'%s','birthDate':'1959-01-01'}", person)))
                    .with(
                            Json.of(
                                    "{'resourceType':'Condition','id':'c','clinicalStatus':{'coding':[{'code':'active'}]},"
                                            + "'code':{'coding':[{'system':'http://snomed.info/sct','code':'309537005'}]}}"),
                            Json.of(
                                    "{'resourceType':'Observation','id':'b12','status':'final','effectiveDateTime':'2026-09-20',"
                                            + "'code':{'coding':[{'system':'http://loinc.org','code':'2132-9'}]},"
                                            + "'valueQuantity':{'value':%d,'unit':'pg/mL','code':'pg/mL',"
                                            + "'system':'http://unitsofmeasure.org'}}",
                                    value));
        }
    }
}
