package org.paresthesia.cds.whole;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.requestMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A FHIR server that answers exactly the published queries of one patient, remembers what it was asked, and can fail. */
public final class StubEhr implements AutoCloseable {

    private static final String BASE = "/fhir/";

    private final WireMockServer server;

    /** Starts on a free port of an address of this machine. */
    public StubEhr(String address) {
        this(address, false);
    }

    private StubEhr(String address, boolean isOfManyAtOnce) {
        server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress(address)
                .containerThreads(40)
                .asynchronousResponseEnabled(isOfManyAtOnce)
                .asynchronousResponseThreads(4));
        server.start();
    }

    /** One that can be slow for many at once, since no thread waits. */
    public static StubEhr ofManyAtOnce(String address) {
        return new StubEhr(address, true);
    }

    /** The base address, for a host name under which it is reached. */
    public String address(String host) {
        return "http://" + host + ":" + server.port() + "/fhir";
    }

    /** Forgets everything. */
    public void reset() {
        server.resetAll();
    }

    /** Answers the query, which is not URL-encoded, with this. */
    public void serve(String query, JsonNode answer) {
        serve(query, okForContentType("application/fhir+json", answer.toString()));
    }

    /** Answers the query, which is not URL-encoded, in this way. */
    public void serve(String query, ResponseDefinitionBuilder response) {
        server.stubFor(asking(query).willReturn(response));
    }

    /** Answers the query, which is not URL-encoded, in one way at first and in another from the second time on. */
    public void serve(String query, ResponseDefinitionBuilder first, ResponseDefinitionBuilder later) {
        server.stubFor(asking(query)
                .inScenario(query)
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("later")
                .willReturn(first));
        server.stubFor(
                asking(query).inScenario(query).whenScenarioStateIs("later").willReturn(later));
    }

    private static MappingBuilder asking(String query) {
        return requestMatching(request -> MatchResult.of(decoded(request).equals(query)));
    }

    /** Answers everything that is asked in this way. */
    public void serveAll(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).atPriority(9).willReturn(response));
    }

    /** Answers every published query of a chart. */
    public void serve(Templates templates, Chart chart) {
        templates
                .byKey()
                .keySet()
                .forEach(key -> serve(templates.query(key, chart.patientId()), templates.value(key, chart)));
    }

    /** Answers a page of a search. */
    public void servePage(String name, JsonNode page) {
        server.stubFor(
                get(urlEqualTo(BASE + name)).willReturn(okForContentType("application/fhir+json", page.toString())));
    }

    /** What was asked, decoded and without the base address, in no particular order. */
    public List<String> asked() {
        return server.getAllServeEvents().stream()
                .map(event -> decoded(event.getRequest()))
                .toList();
    }

    /** The values of the Authorization header of all requests, each once. */
    public List<String> tokens() {
        return server.getAllServeEvents().stream()
                .map(event -> String.valueOf(event.getRequest().getHeader("Authorization")))
                .distinct()
                .toList();
    }

    private static String decoded(Request request) {
        String decoded = URLDecoder.decode(request.getUrl(), StandardCharsets.UTF_8);
        return decoded.startsWith(BASE) ? decoded.substring(BASE.length()) : decoded;
    }

    @Override
    public void close() {
        server.stop();
    }
}
