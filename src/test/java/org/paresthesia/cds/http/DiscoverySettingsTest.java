package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.AdvisorAtHand;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.feedback.LogicVersion;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.http.DiscoveryEndpoint.Shown;
import org.paresthesia.cds.http.description.OfferedServices;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.wire.Schemas;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;

/** What a site may change about discovery, and when a client learns that something has changed (checklist B3, B9 to B11). */
class DiscoverySettingsTest {

    private static MockHttpServletRequest asked() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/cds-services");
        request.setAttribute(ClientGate.class.getName(), Caller.warmUp(List.of()));
        return request;
    }

    private static final Knowledge KNOWLEDGE = AdvisorAtHand.KNOWLEDGE;
    private static final Shown NOTHING_MORE = new Shown(false, false);

    private static ResponseEntity<byte[]> discovery(List<String> off, String logic, Shown shown) {
        return new DiscoveryEndpoint(new OfferedServices(KNOWLEDGE, off), new LogicVersion(logic), shown)
                .services(asked());
    }

    private static JsonNode json(ResponseEntity<byte[]> answer) {
        JsonNode json = Json.tree(new String(answer.getBody(), StandardCharsets.UTF_8));
        assertThat(Schemas.violations("discovery", json)).isEmpty();
        return json;
    }

    private static List<String> allIds() {
        return KNOWLEDGE.services().stream().map(Service::id).toList();
    }

    @Test
    @Proves("B3")
    void noServicesIsAnEmptyList() {
        assertThat(json(discovery(allIds(), "1", NOTHING_MORE))).isEqualTo(Json.of("{'services':[]}"));
    }

    @Test
    void aServiceThatIsOffIsNotShownAndCannotBeCalled() {
        OfferedServices offered = new OfferedServices(KNOWLEDGE, List.of(allIds().get(0)));
        assertThat(offered.all()).hasSize(allIds().size() - 1);
        assertThat(offered.of(allIds().get(0))).isEmpty();
        assertThat(offered.of(allIds().get(1))).isPresent();
    }

    @Test
    void aServiceThatDoesNotExistCannotBeOff() {
        assertThatThrownBy(() -> new OfferedServices(KNOWLEDGE, List.of("no-such")))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageContaining("there is no service no-such")
                .hasMessageContaining(allIds().get(0));
    }

    @Test
    @Proves("B9")
    void theVersionOfCdsHooksIsToldWhereTheSiteWantsIt() {
        assertThat(json(discovery(List.of(), "1", new Shown(true, false))).get("services"))
                .allMatch(service -> service.get("version").asString().equals("2.0.1") && !service.has("hookVersion"));
    }

    @Test
    @Proves("B10")
    void theVersionOfAHookIsThatOfItsPublishedDefinition() {
        Map<String, String> versions = json(discovery(List.of(), "1", new Shown(false, true)))
                .get("services")
                .valueStream()
                .collect(Collectors.toMap(
                        service -> service.get("hook").asString(),
                        service -> service.get("hookVersion").asString()));
        assertThat(versions)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "patient-view", "1.0",
                        "encounter-start", "1.0",
                        "order-select", "1.0",
                        "order-sign", "1.0",
                        "problem-list-item-create", "0.1.0"));
    }

    @Test
    @Proves("B11")
    void anotherLogicIsAnotherEditionOfTheSameText() {
        ResponseEntity<byte[]> one = discovery(List.of(), "1", NOTHING_MORE);
        ResponseEntity<byte[]> same = discovery(List.of(), "1", NOTHING_MORE);
        ResponseEntity<byte[]> other = discovery(List.of(), "2", NOTHING_MORE);
        assertThat(same.getHeaders().getETag()).isEqualTo(one.getHeaders().getETag());
        assertThat(other.getBody()).isEqualTo(one.getBody());
        assertThat(other.getHeaders().getETag()).isNotEqualTo(one.getHeaders().getETag());
    }

    @Test
    @Proves("B12")
    void theLogicsVersionIsNotReadableInTheTag() {
        assertThat(discovery(List.of(), "0.1.0+abcdef", NOTHING_MORE)
                        .getHeaders()
                        .getETag())
                .matches("\"[0-9a-f]{32}\"");
    }
}
