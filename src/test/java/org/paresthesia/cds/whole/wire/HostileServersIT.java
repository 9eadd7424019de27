package org.paresthesia.cds.whole.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.StubEhr;

/** FHIR servers that break off, never end or never begin: told as failed, in time, after few requests. */
class HostileServersIT extends ImpatientService {

    private static final String KEY = "rareResults";

    /** Ours and one more; where no byte came, the JDK's client repeats each of them by itself. */
    private static final int MOST_REQUESTS = 4;

    /** Far above the time for a server's answers, far below what a hanging call would take. */
    private static final Duration IN_TIME = Duration.ofSeconds(3);

    private static StubEhr ehr;

    @BeforeAll
    static void start() {
        ehr = new StubEhr("127.0.0.1");
    }

    @AfterAll
    static void stop() {
        ehr.close();
    }

    private void isToldAsFailedInTime(String server) {
        Call call = fullCall(Chart.demo("v02")).without(KEY).server(server);
        long start = System.nanoTime();
        Answer answer = answer(call);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.topics()).containsExactly("data-gap");
        assertThat(answer.details()).contains("(the query failed)");
    }

    @TestFactory
    @Proves({"F8", "G9"})
    Stream<DynamicTest> anAnswerThatNoHonestServerGivesIsToldAsFailedInTime() {
        byte[] bundle = templates().value(KEY, Chart.demo("v02")).toString().getBytes(UTF_8);
        return RawAnswer.hostile(bundle)
                .map(each -> DynamicTest.dynamicTest(each.situation(), () -> {
                    try (RawServer server = new RawServer(each.behaviour())) {
                        isToldAsFailedInTime(server.address());
                        assertThat(server.asked()).isLessThanOrEqualTo(MOST_REQUESTS);
                    }
                }));
    }

    @TestFactory
    @Proves("F8")
    Stream<DynamicTest> aConnectionThatAlwaysBreaksIsGivenUpSoon() {
        return Stream.of(Fault.values())
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> {
                    ehr.reset();
                    ehr.serveAll(aResponse().withFault(fault));
                    isToldAsFailedInTime(ehr.address("localhost") + "/" + fault);
                    // By a path of its own: a request of the fault before may be noted late.
                    assertThat(ehr.asked())
                            .filteredOn(query -> query.startsWith(fault.name()))
                            .hasSizeLessThanOrEqualTo(MOST_REQUESTS);
                }));
    }
}
