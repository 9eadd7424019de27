package org.paresthesia.cds.whole.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.StubEhr;
import org.paresthesia.cds.whole.WholeService;

/** Which servers a call can make us ask: the client's own, and no other, whatever is written where. */
class AskedServersIT extends WholeService {

    private static StubEhr ehr;
    private static StubEhr elsewhere;

    @BeforeAll
    static void start() {
        ehr = new StubEhr("127.0.0.1");
        elsewhere = new StubEhr("127.0.0.2");
    }

    @AfterAll
    static void stop() {
        ehr.close();
        elsewhere.close();
    }

    @BeforeEach
    void reset() {
        ehr.reset();
        elsewhere.reset();
    }

    private String title(String key) {
        return needs().stream()
                .filter(need -> need.key().equals(key))
                .findFirst()
                .orElseThrow()
                .title();
    }

    @Test
    @Proves("F7")
    void aNextLinkToAnotherServerIsNotFollowed() {
        Chart chart = Chart.demo("v01");
        ehr.serve(
                templates().query("frequentResults", "v01"),
                Situation.next(templates().value("frequentResults", chart), elsewhere.address("127.0.0.2") + "/page2"));
        Answer answer = answer(fullCall(chart).without("frequentResults").server(ehr.address("localhost")));
        assertThat(answer.details()).contains(title("frequentResults") + " (only a part arrived)");
        assertThat(elsewhere.asked()).isEmpty();
    }

    /** A way in which a call could make us talk to a server that the client may not name. */
    private record Lure(String situation, Function<Call, Call> change) {}

    @TestFactory
    @Proves("F7")
    Stream<DynamicTest> aServerThatIsNotAllowedIsNeverAsked() {
        String address = elsewhere.address("127.0.0.2");
        return Stream.of(
                        new Lure("by its address", call -> call.server(address)),
                        new Lure("without a token", call -> call.openServer(address)),
                        new Lure(
                                "as another spelling of an allowed host",
                                call -> call.server(elsewhere.address("localhost.example.org"))))
                .map(lure -> DynamicTest.dynamicTest(lure.situation(), () -> {
                    Call call = lure.change().apply(fullCall(Chart.demo("v02")).without("rareResults"));
                    Outcome.of("data-gap!").holdsFor(answer(call), "rareResults", title("rareResults"), "not sent");
                    assertThat(elsewhere.asked()).isEmpty();
                }));
    }

    @Test
    @Proves("F2")
    void anEncounterInTheContextIsReadWithTheToken() {
        Chart chart = Chart.demo("v08");
        ehr.serve(
                "Encounter/today",
                Json.of("{'resourceType':'Encounter','id':'today','status':'in-progress',"
                        + "'class':{'code':'AMB'},'subject':{'reference':'Patient/v08'},'period':{'start':'2026-11-20T09:50:00Z'},"
                        + "'reasonCode':[{'coding':[{'system':'http://snomed.info/sct','code':'309538000'}]}]}"));
        Answer answer = answer(fullCall(chart).encounter("today").server(ehr.address("localhost")));
        assertThat(answer.topics()).contains("lab-baseline");
        assertThat(ehr.asked()).containsExactly("Encounter/today");
        assertThat(ehr.tokens()).containsExactly("Bearer " + Call.TOKEN);
    }
}
