package org.paresthesia.cds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.loading.KnowledgeLoader;
import org.paresthesia.cds.trust.Clients;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

/** A configuration that would mislead does not start, and says what to mend. */
class StartTest {

    private static Knowledge knowledge;

    @BeforeAll
    static void load() {
        knowledge = KnowledgeLoader.load(Content.packed(), "test");
    }

    private record Row(String situation, String property, String value, String message) {}

    private static String setting() {
        return "paresthesia.clients.default.settings.[ParesthesiaSettings."
                + knowledge.settings().all().get(0).name() + "]";
    }

    private static Stream<Row> refused() {
        return Stream.of(
                new Row(
                        "a setting that does not exist",
                        "paresthesia.clients.default.settings.[ParesthesiaSettings.No Such]",
                        "1",
                        "no such setting"),
                new Row("a setting out of its range", setting(), "1000000", "is not allowed"),
                new Row("a setting that is a word", setting(), "many", "is not allowed"),
                new Row(
                        "a topic that does not exist",
                        "paresthesia.clients.default.topics-off",
                        "no-such-topic",
                        "there is no topic no-such-topic"),
                new Row(
                        "a service that does not exist",
                        "paresthesia.clients.default.services",
                        "no-such-service",
                        "there is no service no-such-service"),
                new Row(
                        "a stopped topic that does not exist",
                        "paresthesia.stopped.topics",
                        "no-such-topic",
                        "there is no topic no-such-topic"),
                new Row(
                        "a FHIR server with a path",
                        "paresthesia.clients.default.fhir-servers",
                        "https://ehr.example.org/fhir",
                        "is not an origin"),
                new Row(
                        "a FHIR server that is any",
                        "paresthesia.clients.default.fhir-servers",
                        "*",
                        "is not an origin"),
                new Row(
                        "a page of any host",
                        "paresthesia.clients.default.cors-origins",
                        "https://*.example.org/x",
                        "is not an origin"));
    }

    @TestFactory
    Stream<DynamicTest> aClientThatCantBeServedStopsTheStart() {
        return refused()
                .map(row -> DynamicTest.dynamicTest(
                        row.situation(), () -> assertThatThrownBy(() -> check(row.property(), row.value()))
                                .rootCause()
                                .hasMessageContaining(row.message())));
    }

    private static void check(String property, String value) {
        try {
            new ClientChecks(knowledge).check(clients(property, value));
        } catch (RuntimeException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static Clients clients(String property, String value) {
        return new Binder(new MapConfigurationPropertySource(java.util.Map.of(property, value)))
                .bindOrCreate("paresthesia", Bindable.of(Clients.class));
    }

    @Test
    void aChangedSettingAndATopicOffReachTheCaller() {
        String name = knowledge.settings().all().get(0).name();
        String value = knowledge.settings().all().get(0).defaultText();
        Clients clients = clients(setting(), value);
        new ClientChecks(knowledge).check(clients);
        assertThat(clients.caller("default").settings()).containsEntry("ParesthesiaSettings." + name, value);
        String topic = knowledge.services().get(0).rules().get(0).code();
        Clients quiet = clients("paresthesia.clients.default.topics-off", topic);
        new ClientChecks(knowledge).check(quiet);
        assertThat(quiet.caller("default").topicsOff()).containsExactly(topic);
    }

    @Test
    void thereIsADefaultClientThatMayAskNobody() {
        Clients clients = clients("paresthesia.clients.other.zone", "Europe/Berlin");
        assertThat(clients.caller("default").allowedFhirServers()).isEmpty();
        assertThat(clients.allowsPagesOf("https://sandbox.example.org")).isFalse();
        assertThat(clients.caller("other").zone().getId()).isEqualTo("Europe/Berlin");
    }

    @Test
    void aPinnedClockStandsStill() {
        Clock clock = new ClockConfiguration().clock("2026-06-15T12:00:00+02:00", new MockEnvironment());
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-06-15T10:00:00Z"));
    }

    @Test
    void aClockIsNeverPinnedInProduction() {
        MockEnvironment prod = new MockEnvironment();
        prod.setActiveProfiles("prod");
        assertThatThrownBy(() -> new ClockConfiguration().clock("2026-06-15T12:00:00Z", prod))
                .hasMessageContaining("paresthesia.now");
        assertThat(new ClockConfiguration().clock("", prod).instant()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @TestFactory
    Stream<DynamicTest> aMomentThatCantBeReadIsRefused() {
        return List.of("today", "2026-06-15", "2026-06-15T10:00:00", "15.06.2026").stream()
                .map(now -> DynamicTest.dynamicTest(
                        now, () -> assertThatThrownBy(() -> new ClockConfiguration().clock(now, new MockEnvironment()))
                                .hasMessageContaining("is not a moment")));
    }
}
