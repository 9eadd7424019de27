package org.paresthesia.cds.http.incoming;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.chart.Calls;
import org.paresthesia.cds.chart.ChartReader;
import org.paresthesia.cds.chart.Charts;
import org.paresthesia.cds.chart.Handful;
import org.paresthesia.cds.chart.fetch.FhirServer;
import org.paresthesia.cds.chart.fetch.FhirSettings;
import org.paresthesia.cds.chart.scan.DeliveryScanner;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.FhirAccess;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.InvalidCall;
import org.paresthesia.cds.trust.AllowedServers;
import org.paresthesia.cds.trust.outbound.ReachableAddresses;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Nothing that a call, a server's answer or a name server says makes us connect to where we should not (checklist F7). */
@Proves("F7")
class SinkTest {

    private static final FhirSettings SETTINGS =
            new FhirSettings(Duration.ofSeconds(2), Duration.ofSeconds(3), DataSize.ofMegabytes(1), 3, 5);

    /** The one address that the site has listed: there is the EHR. */
    private static final ReachableAddresses GUARDED = new ReachableAddresses(Set.of("127.0.0.2"));

    private Sink sink;
    private WireMockServer ehr;

    @BeforeEach
    void start() throws IOException {
        sink = new Sink();
        ehr = new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.0.2").dynamicPort());
        ehr.start();
    }

    @AfterEach
    void stop() throws IOException {
        ehr.stop();
        sink.close();
    }

    private String ehrOrigin() {
        return "http://ehr.example.org:" + ehr.port();
    }

    /** Where the site has not named the address: it is not even looked up. */
    @TestFactory
    Stream<DynamicTest> anAddressThatIsNotTheClientsIsNeverConnectedTo() {
        return Lures.addresses(sink.port(), ehr.port()).stream()
                .map(lure -> dynamicTest(lure, () -> {
                    ask(lure, List.of(ehrOrigin()), ReachableAddresses.ANY, new Names());
                    assertThat(sink.connections()).isZero();
                }));
    }

    /** Where the site has named it, by mistake or before its name led elsewhere: the address of the connection is refused. */
    @TestFactory
    Stream<DynamicTest> anAddressInsideIsNeverConnectedToWhateverItsNameIs() {
        return Lures.addresses(sink.port(), ehr.port()).stream()
                .map(lure -> dynamicTest(lure, () -> {
                    ask(lure, hosts(lure), GUARDED, new Names());
                    assertThat(sink.connections()).isZero();
                }));
    }

    private static List<String> hosts(String lure) {
        try {
            // This one is read as a public address, which no test may connect to.
            return Optional.ofNullable(URI.create(lure).getHost())
                    .filter(host -> !host.equals("0177.0.0.1"))
                    .map(List::of)
                    .orElse(List.of());
        } catch (IllegalArgumentException notAnAddress) {
            return List.of();
        }
    }

    /** The name leads to the EHR while it is checked and inside a moment later; here it is looked up again and again. */
    @Test
    void aNameThatLeadsInsideAfterItWasCheckedIsNotFollowed() throws IOException {
        String lure = "http://rebound.example.org:" + sink.port() + "/fhir";
        Names names = new Names();
        for (int attempt = 0; attempt < 5; attempt++) {
            ask(lure, List.of("rebound.example.org"), GUARDED, names);
        }
        assertThat(sink.connections()).isZero();
    }

    /** The EHR is asked for the first page, and for nothing else. */
    @TestFactory
    Stream<DynamicTest> aNextLinkToAnywhereElseIsNotFollowed() {
        return Lures.nextLinks(sink.port(), ehr.port()).stream()
                .map(link -> dynamicTest(link, () -> {
                    ehr.resetAll();
                    String page = "{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"next\",\"url\":"
                            + JsonMapper.shared().writeValueAsString(link) + "}]}";
                    ehr.stubFor(get(anyUrl()).willReturn(aResponse().withBody(page)));
                    ask(ehrOrigin() + "/fhir", List.of(ehrOrigin()), ReachableAddresses.ANY, new Names());
                    ehr.verify(1, anyRequestedFor(anyUrl()));
                    assertThat(sink.connections()).isZero();
                }));
    }

    @TestFactory
    Stream<DynamicTest> aRedirectIsNotFollowed() {
        return Stream.of(300, 301, 302, 303, 307, 308, 201, 401, 407, 503)
                .flatMap(status -> Stream.of("Location", "Content-Location", "Refresh", "Link", "Alt-Svc")
                        .map(header -> dynamicTest(status + " with " + header, () -> {
                            ehr.resetAll();
                            String to = "http://127.0.0.1:" + sink.port() + "/fhir";
                            ehr.stubFor(get(anyUrl())
                                    .willReturn(aResponse()
                                            .withStatus(status)
                                            .withHeader(header, header.equals("Refresh") ? "0; url=" + to : to)));
                            ask(ehrOrigin() + "/fhir", List.of(ehrOrigin()), ReachableAddresses.ANY, new Names());
                            assertThat(sink.connections()).isZero();
                        })));
    }

    @Test
    void theOneListedAddressIsAskedAndTheSinkWouldHaveCounted() throws IOException {
        ehr.stubFor(get(anyUrl()).willReturn(aResponse().withBody("{\"resourceType\":\"Bundle\"}")));
        ask(ehrOrigin() + "/fhir", List.of(ehrOrigin()), GUARDED, new Names());
        ehr.verify(1, anyRequestedFor(anyUrl()));
        new Socket("127.0.0.1", sink.port()).close();
        assertThat(sink.connections()).isOne();
        ask(
                "http://inside.example.org:" + sink.port(),
                List.of("inside.example.org"),
                ReachableAddresses.ANY,
                new Names());
        assertThat(sink.connections()).as("without the guard").isPositive();
    }

    /** What a call with this {@code fhirServer} makes us do, where one key is missing. */
    private static void ask(String server, List<String> allowed, ReachableAddresses reachable, Names names) {
        FhirAccessReader reader = new FhirAccessReader();
        try {
            reader.server(server);
        } catch (InvalidCall refused) {
            return;
        }
        FhirAccess address = reader.checked("ada").orElseThrow();
        FhirAccess access = new FhirAccess(address.server(), Optional.of("secret"), Optional.empty());
        HookCall usual = Calls.withServer(access);
        Caller caller = new Caller("default", ZoneOffset.UTC, allowed, Map.of(), Set.of());
        HookCall call = new HookCall(
                usual.serviceId(), usual.hook(), usual.hookInstance(), caller, usual.context(), usual.fhirAccess());
        Map<String, String> keys = Charts.everything();
        keys.remove("conditions");
        DeliveryScanner scanner = new DeliveryScanner(Handful.knowledge().relevance());
        try (FhirServer fhir = new FhirServer(scanner, SETTINGS, new AllowedServers(false, reachable), names)) {
            new ChartReader(Handful.knowledge(), fhir).read(call, Charts.prefetch(keys), Charts.NOW);
        }
    }
}
