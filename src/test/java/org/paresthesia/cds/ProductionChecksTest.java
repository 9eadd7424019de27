package org.paresthesia.cds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.ProductionChecks.Transport;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.loading.KnowledgeLoader;
import org.paresthesia.cds.trust.AuthenticationSettings;
import org.paresthesia.cds.trust.Clients;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the profile {@code prod} refuses, each with what to set. */
class ProductionChecksTest {

    private static final Knowledge KNOWLEDGE = KnowledgeLoader.load(Content.directory(Path.of("")), "test");

    private static Map<String, String> good() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("paresthesia.authentication.required", "true");
        properties.put("server.ssl.certificate", "/etc/cds/certificate.pem");
        properties.put("paresthesia.clients.ehr.token.issuer", "https://ehr.example.org");
        properties.put("paresthesia.clients.ehr.token.jwk-set-url", "https://ehr.example.org/jwks.json");
        properties.put("paresthesia.clients.ehr.fhir-servers", "https://ehr.example.org");
        properties.put("paresthesia.clients.ehr.topics-on", "rf-stroke,rf-cauda,rf-limb-vessel-a,rf-cord");
        properties.put("paresthesia.clients.ehr.topics-off", "rf-limb-vessel-v,rf-gbs");
        return properties;
    }

    private static void start(Map<String, String> properties) {
        Binder binder = new Binder(new MapConfigurationPropertySource(properties));
        new ProductionChecks(
                        binder.bindOrCreate("paresthesia.authentication", AuthenticationSettings.class),
                        KNOWLEDGE,
                        new Transport(
                                properties.getOrDefault("server.ssl.certificate", ""),
                                Boolean.parseBoolean(properties.get("paresthesia.tls-ends-in-proxy"))))
                .check(binder.bindOrCreate("paresthesia", Clients.class));
    }

    @Test
    void aWholeConfigurationStarts() {
        assertThatCode(() -> start(good())).doesNotThrowAnyException();
    }

    @Test
    void behindAProxyThatEndsTlsItStartsWithoutACertificate() {
        Map<String, String> properties = good();
        properties.remove("server.ssl.certificate");
        properties.put("paresthesia.tls-ends-in-proxy", "true");
        assertThatCode(() -> start(properties)).doesNotThrowAnyException();
    }

    private record Row(String situation, String property, String value, String told) {}

    @TestFactory
    @Proves({"M1", "M18", "D5"})
    Stream<DynamicTest> whatIsMissingIsTold() {
        String ehr = "paresthesia.clients.ehr.";
        return Stream.of(
                        new Row(
                                "authentication off",
                                "paresthesia.authentication.required",
                                "false",
                                "paresthesia.authentication.required must be true"),
                        new Row(
                                "the public sandbox",
                                ehr + "token.issuer",
                                "https://sandbox.cds-hooks.org",
                                "is public; remove it"),
                        new Row(
                                "a public test kit",
                                ehr + "token.issuer",
                                "https://inferno.example.org/suites",
                                "is public; remove it"),
                        new Row("keys over http", ehr + "token.jwk-set-url", "http://ehr.example.org/k", "https only"),
                        new Row(
                                "a FHIR server over http",
                                ehr + "fhir-servers",
                                "http://ehr.example.org",
                                "must be a whole https origin"),
                        new Row(
                                "a FHIR server by its name alone",
                                ehr + "fhir-servers",
                                "ehr.example.org",
                                "must be a whole https origin"),
                        new Row("plain HTTP", "server.ssl.certificate", "", "set server.ssl.certificate"),
                        new Row("any page", ehr + "cors-origins", "*", "name the pages"),
                        new Row(
                                "a red flag that nobody decided on",
                                ehr + "topics-off",
                                "rf-gbs",
                                "decide on each red flag, in topics-on or topics-off: rf-limb-vessel-v"))
                .map(row -> DynamicTest.dynamicTest(row.situation(), () -> {
                    Map<String, String> properties = good();
                    properties.put(row.property(), row.value());
                    assertThatThrownBy(() -> start(properties))
                            .isInstanceOf(WrongConfiguration.class)
                            .hasMessageContaining(row.told());
                }));
    }

    @Test
    void withoutAnyClientItDoesNotStartAndAllThatIsMissingIsToldAtOnce() {
        assertThatThrownBy(() -> start(Map.of()))
                .hasMessageContaining("authentication.required must be true")
                .hasMessageContaining("set at least one client");
    }

    @Test
    void aTopicThatIsOffByDefaultIsShownToAClientThatHasItOn() {
        Map<String, String> properties = good();
        properties.put("paresthesia.topics-off-by-default", "b12-test-p,dm-neuropathy-f");
        properties.put("paresthesia.clients.other.topics-on", "dm-neuropathy-f");
        Clients clients =
                new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("paresthesia", Clients.class);
        assertThat(clients.caller("ehr").topicsOff())
                .containsExactlyInAnyOrder("rf-limb-vessel-v", "rf-gbs", "b12-test-p", "dm-neuropathy-f");
        assertThat(clients.caller("other").topicsOff()).containsExactly("b12-test-p");
    }
}
