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
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.Dns;
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

    /** Names of the tests; every other one leads to the sink, and nobody outside is asked for any. */
    private static final class Names implements Dns {

        private final Map<String, Iterator<List<String>>> changing = new HashMap<>();

        Names() {
            changing.put(
                    "rebound.example.org",
                    List.of(List.of("127.0.0.2"), List.of("127.0.0.1")).iterator());
        }

        @Override
        public List<InetAddress> lookup(String name) throws UnknownHostException {
            Iterator<List<String>> answers = changing.get(name);
            if (answers != null) {
                return addresses(answers.hasNext() ? answers.next() : List.of("127.0.0.1"));
            }
            return switch (name) {
                case "ehr.example.org" -> addresses(List.of("127.0.0.2"));
                case "two.example.org" -> addresses(List.of("127.0.0.2", "127.0.0.1", "::1"));
                case "metadata.example.org" -> addresses(List.of("169.254.169.254"));
                case "mapped.example.org" -> addresses(List.of("::ffff:127.0.0.1"));
                case "nowhere.example.org" -> throw new UnknownHostException(name);
                default -> addresses(List.of("127.0.0.1"));
            };
        }

        private static List<InetAddress> addresses(List<String> literals) throws UnknownHostException {
            List<InetAddress> addresses = new ArrayList<>();
            for (String literal : literals) {
                addresses.add(InetAddress.getByName(literal));
            }
            return addresses;
        }
    }

    private static List<String> lures(int sink, int ehr) {
        return Stream.of(
                        "http://127.0.0.1:SINK/fhir",
                        "http://localhost:SINK/fhir",
                        "http://LOCALHOST:SINK/fhir",
                        "http://localhost.:SINK/fhir",
                        "http://127.0.0.1.:SINK/fhir",
                        "http://[::1]:SINK/fhir",
                        "http://[0:0:0:0:0:0:0:1]:SINK/fhir",
                        "http://[::ffff:127.0.0.1]:SINK/fhir",
                        "http://[::ffff:7f00:1]:SINK/fhir",
                        "http://[::127.0.0.1]:SINK/fhir",
                        "http://[64:ff9b::7f00:1]:SINK/fhir",
                        "http://[::]:SINK/fhir",
                        "http://0.0.0.0:SINK/fhir",
                        "http://0:SINK/fhir",
                        "http://127.1:SINK/fhir",
                        "http://127.0.1:SINK/fhir",
                        "http://2130706433:SINK/fhir",
                        "http://0x7f000001:SINK/fhir",
                        "http://0x7f.0.0.1:SINK/fhir",
                        "http://0177.0.0.1:SINK/fhir",
                        "http://017700000001:SINK/fhir",
                        "http://127.000.000.001:SINK/fhir",
                        "http://ehr.example.org@127.0.0.1:SINK/fhir",
                        "http://ehr.example.org:EHR@127.0.0.1:SINK/fhir",
                        "http://127.0.0.1:SINK@ehr.example.org:EHR@127.0.0.1:SINK/",
                        "http://127.0.0.1:SINK#@ehr.example.org:EHR/fhir",
                        "http://127.0.0.1:SINK?@ehr.example.org:EHR/fhir",
                        "http://127.0.0.1:SINK\\@ehr.example.org:EHR/fhir",
                        "http://127.0.0.1:SINK;@ehr.example.org:EHR/fhir",
                        "http:\\\\127.0.0.1:SINK\\fhir",
                        "http:/127.0.0.1:SINK/fhir",
                        "http:127.0.0.1:SINK/fhir",
                        "http:///127.0.0.1:SINK/fhir",
                        "//127.0.0.1:SINK/fhir",
                        "HTTP://127.0.0.1:SINK/fhir",
                        "https://127.0.0.1:SINK/fhir",
                        "https://localhost:SINK/fhir",
                        "ftp://127.0.0.1:SINK/fhir",
                        "gopher://127.0.0.1:SINK/_GET",
                        "file://127.0.0.1/etc/passwd",
                        "jar:http://127.0.0.1:SINK!/",
                        "http://127.0.0.1:SINK%00.ehr.example.org/fhir",
                        "http://127.0.0.1%3ASINK/fhir",
                        "http://%31%32%37.0.0.1:SINK/fhir",
                        "http://ehr.example.org%40127.0.0.1:SINK/fhir",
                        "http://\uff11\uff12\uff17.0.0.1:SINK/fhir",
                        "http://127\u30020\u30020\u30021:SINK/fhir",
                        "http://l\u043ecalhost:SINK/fhir",
                        "http://xn--lcalhost-55g:SINK/fhir",
                        "http://127.0.0.1:SINK\r\nHost: ehr.example.org/fhir",
                        "http://127.0.0.1:SINK\t/fhir",
                        " http://127.0.0.1:SINK/fhir",
                        "http://inside.example.org:SINK/fhir",
                        "http://two.example.org:SINK/fhir",
                        "http://mapped.example.org:SINK/fhir",
                        "http://metadata.example.org/latest",
                        "http://169.254.169.254/latest",
                        "http://ehr.example.org.evil.example:SINK/fhir",
                        "http://nowhere.example.org:SINK/fhir")
                .map(lure -> lure.replace("SINK", String.valueOf(sink)).replace("EHR", String.valueOf(ehr)))
                .toList();
    }

    /** Where the site has not named the address: it is not even looked up. */
    @TestFactory
    Stream<DynamicTest> anAddressThatIsNotTheClientsIsNeverConnectedTo() {
        return lures(sink.port(), ehr.port()).stream()
                .map(lure -> dynamicTest(lure, () -> {
                    ask(lure, List.of(ehrOrigin()), ReachableAddresses.ANY, new Names());
                    assertThat(sink.connections()).isZero();
                }));
    }

    /** Where the site has named it, by mistake or before its name led elsewhere: the address of the connection is refused. */
    @TestFactory
    Stream<DynamicTest> anAddressInsideIsNeverConnectedToWhateverItsNameIs() {
        return lures(sink.port(), ehr.port()).stream()
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

    private static List<String> links(int sink, int ehr) {
        return Stream.of(
                        "http://127.0.0.1:SINK/page2",
                        "//127.0.0.1:SINK/page2",
                        "\\\\127.0.0.1:SINK\\page2",
                        "/\\127.0.0.1:SINK/page2",
                        "http:\\\\127.0.0.1:SINK",
                        "http://ehr.example.org:SINK/page2",
                        "https://ehr.example.org:EHR/page2",
                        "http://ehr.example.org/page2",
                        "http://ehr.example.org.:EHR/page2",
                        "http://ehr.example.org:EHR@127.0.0.1:SINK/page2",
                        "http://ehr.example.org:EHR\\@127.0.0.1:SINK/page2",
                        "http://127.0.0.1:SINK#http://ehr.example.org:EHR/page2",
                        "http://127.0.0.1:SINK\r\n/page2",
                        "http://%65hr.example.org:EHR/page2",
                        "http://\uff45hr.example.org:EHR/page2",
                        "http://127.0.0.1%3ASINK/page2",
                        "ftp://ehr.example.org:EHR/page2",
                        "javascript:fetch('http://127.0.0.1:SINK')",
                        "http://two.example.org:SINK/page2",
                        "http://[::1]:SINK/page2")
                .map(link -> link.replace("SINK", String.valueOf(sink)).replace("EHR", String.valueOf(ehr)))
                .toList();
    }

    /** The EHR is asked for the first page, and for nothing else. */
    @TestFactory
    Stream<DynamicTest> aNextLinkToAnywhereElseIsNotFollowed() {
        return links(sink.port(), ehr.port()).stream()
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
