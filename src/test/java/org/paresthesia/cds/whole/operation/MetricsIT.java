package org.paresthesia.cds.whole.operation;

import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.StubEhr;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.node.NullNode;

/** What the service tells those who watch it, after a few calls of every kind. */
@TestPropertySource(properties = {"paresthesia.metrics.enabled=true", "paresthesia.fhir-server.per-query=500ms"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsIT extends WholeService {

    private static final Chart CHART = Chart.demo("v01");
    private static final String INSTANCE = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea";
    private static final String USER = "qzx7canary";

    /** What a label may be called; a new one is looked at here before anybody sees it. */
    private static final Set<String> LABELS = Set.of(
            "action",
            "area",
            "application",
            "cause",
            "came",
            "client",
            "gc",
            "id",
            "key",
            "kind",
            "le",
            "name",
            "outcome",
            "pool",
            "result",
            "service",
            "state",
            "status",
            "step",
            "topic");

    @Autowired
    private DataSource store;

    private String card;
    private String topic;
    private String scrape;

    @BeforeAll
    void useTheServiceAndReadItsNumbers() throws Exception {
        Call full = fullCall(CHART).user("Practitioner/" + USER);
        Answer answer = answer(full);
        card = answer.cards().get(0).at("/uuid").asString();
        topic = answer.topics().get(0);
        override(card);
        assertThat(answer(full).topics()).as("overridden").doesNotContain(topic);
        answer(full.key("social", NullNode.getInstance()).without("procedures"));
        fetch(full);
        assertThat(answer(Call.of(CHART)).status()).isEqualTo(412);
        System.gc();
        scrape = send("/metrics", request -> request).body();
    }

    /** Once the store has the card, so that its topic is known. */
    private void override(String uuid) throws InterruptedException {
        JdbcClient jdbc = JdbcClient.create(store);
        String count = "select count(*) from firing where card_uuid = ?";
        while (jdbc.sql(count).param(uuid).query(Integer.class).single() == 0) {
            Thread.sleep(20);
        }
        post(
                "/feedback",
                Json.of(
                                "{'feedback':[{'card':'%s','outcome':'overridden','outcomeTimestamp':'2026-11-20T09:59:00Z'}]}",
                                uuid)
                        .toString());
    }

    private void fetch(Call full) {
        try (StubEhr ehr = new StubEhr("127.0.0.1")) {
            Call call = full.without("encounters").server(ehr.address("localhost"));
            ehr.serveAll(
                    okForContentType("application/fhir+json", "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}"));
            answer(call);
            ehr.reset();
            ehr.serveAll(status(500));
            answer(call);
            ehr.reset();
            ehr.serveAll(status(200).withFixedDelay(5_000));
            answer(call);
        }
    }

    /** The value of a series whose labels hold all of these. */
    private double value(String metric, String... labels) {
        List<String> found = scrape.lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .toList();
        assertThat(found).as(metric + " " + List.of(labels)).hasSize(1);
        return Double.parseDouble(found.get(0).substring(found.get(0).lastIndexOf(' ') + 1));
    }

    @Test
    void topicsAreCountedByWhatBecameOfThem() {
        String ofTopic = "topic=\"" + topic + "\"";
        assertThat(value("paresthesia_topic_evaluations_total", ofTopic, "\"true\""))
                .isGreaterThanOrEqualTo(2);
        assertThat(value("paresthesia_topic_cards_total", ofTopic, "\"shown\"")).isEqualTo(1);
        assertThat(value("paresthesia_topic_cards_total", ofTopic, "\"quieted\""))
                .isGreaterThanOrEqualTo(1);
        assertThat(value("paresthesia_topic_feedback_total", ofTopic, "\"overridden\""))
                .isEqualTo(1);
    }

    @Test
    void keysAreCountedByHowTheyCame() {
        assertThat(value("paresthesia_prefetch_total", "key=\"social\"", "\"null\""))
                .isEqualTo(1);
        assertThat(value("paresthesia_prefetch_total", "key=\"procedures\"", "\"missing\""))
                .isEqualTo(2);
        assertThat(value("paresthesia_prefetch_total", "key=\"procedures\"", "\"sent\""))
                .isEqualTo(5);
        assertThat(value("paresthesia_prefetch_total", "key=\"encounters\"", "\"fetched\""))
                .isEqualTo(1);
        assertThat(value("paresthesia_prefetch_total", "key=\"encounters\"", "\"not_fetched\""))
                .isEqualTo(2);
    }

    @Test
    void fhirServersAreCountedByClient() {
        for (String outcome : List.of("answered", "failed", "slow")) {
            assertThat(value("paresthesia_fhir_queries_total", "client=\"default\"", outcome))
                    .as(outcome)
                    .isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void answersAreCountedAndTimed() {
        String service = "service=\"limb-paresthesia-patient-view\"";
        double answered = value("paresthesia_answers_total", "\"call\"", "\"200\"");
        assertThat(answered).isEqualTo(6);
        assertThat(value("paresthesia_answers_total", "\"call\"", "\"412\"")).isEqualTo(1);
        assertThat(value("paresthesia_answers_total", "\"feedback\"", "\"200\""))
                .isEqualTo(1);
        assertThat(value("paresthesia_call_seconds_count", service)).isEqualTo(answered);
        assertThat(value("paresthesia_call_seconds_bucket", service, "le=\"0.5\""))
                .isLessThan(answered);
        assertThat(value("paresthesia_call_step_seconds_count", "step=\"logic\""))
                .isEqualTo(answered);
        assertThat(value("paresthesia_ready")).isEqualTo(1);
    }

    @Test
    void whatDashboardsAndAlertsAskForIsThere() {
        Set<String> told = scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Deployed.metrics()).hasSizeGreaterThan(25).isSubsetOf(told);
        assertThat(Deployed.dashboardQueries()).hasSizeGreaterThan(30);
    }

    @Test
    void noNumberIsOfAPatientAUserOrACard() {
        assertThat(scrape)
                .doesNotContain(CHART.patientId() + "\"", USER, INSTANCE, card, "localhost", "127.0.0.1", Call.TOKEN)
                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
        Set<String> labels = Pattern.compile("[{,]([a-zA-Z_]+)=\"")
                .matcher(scrape)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(LABELS).containsAll(labels);
    }
}
