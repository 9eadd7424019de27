package org.paresthesia.cds.trust.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.trust.CalledAddress;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

/** The clients' file is read again when it has changed; what can't be used is refused, and what was before stays. */
@ExtendWith(OutputCaptureExtension.class)
class ClientRegisterTest {

    private static final CalledAddress ANY = new CalledAddress("http://localhost/cds-services", "/cds-services");
    private static final String GOOD =
            """
            paresthesia:
              clients:
                default:
                  zone: Europe/Berlin
                  topics-off: [one]
                  settings:
                    "[ParesthesiaSettings.B12 Low Mass]": "200"
              topics-off-by-default: [two]
            """;

    @TempDir
    private Path folder;

    private Path file;
    private MockEnvironment environment;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("clients.yaml");
        environment = new MockEnvironment().withProperty("paresthesia.clients-file", file.toString());
    }

    /** Replaced in one step, as a site should: nobody reads a half-written file. */
    private void write(String text) throws IOException {
        Path beside = Files.writeString(folder.resolve("beside"), text);
        Files.move(beside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private ClientRegister register() {
        return new ClientRegister(
                new ClientSource(environment),
                List.of(clients -> {
                    if (clients.stopped().topics().contains("unknown")) {
                        throw new WrongConfiguration("there is no topic unknown");
                    }
                }),
                clients -> (authorization, address) -> clients.caller("default"));
    }

    private static Caller caller(ClientRegister register) {
        return register.identify(Optional.empty(), ANY);
    }

    @Test
    void withoutAFileTheConfigurationOfTheStartCounts() {
        environment = new MockEnvironment().withProperty("paresthesia.clients.default.zone", "Europe/Paris");
        assertThat(caller(register()).zone()).hasToString("Europe/Paris");
    }

    @Test
    void theFileLiesOverTheRest() throws IOException {
        environment.withProperty("paresthesia.clients.default.zone", "Europe/Paris");
        environment.withProperty("paresthesia.clients.other.zone", "Europe/Rome");
        write(GOOD);
        ClientRegister register = register();
        assertThat(caller(register).zone()).hasToString("Europe/Berlin");
        assertThat(caller(register).settings()).containsEntry("ParesthesiaSettings.B12 Low Mass", "200");
        assertThat(register.clients().caller("other").zone()).hasToString("Europe/Rome");
    }

    @Test
    void aChangeIsSeenByTheNextCall() throws IOException {
        write(GOOD);
        ClientRegister register = register();
        assertThat(caller(register).topicsOff()).containsExactlyInAnyOrder("one", "two");
        write(GOOD + "  stopped:\n    topics: [three]\n");
        assertThat(caller(register).topicsOff()).containsExactlyInAnyOrder("one", "two", "three");
        write(GOOD);
        assertThat(caller(register).topicsOff()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void allCardsAreStoppedForEveryoneAndItIsTold(CapturedOutput output) throws IOException {
        write(GOOD);
        ClientRegister register = register();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new ClientMeters(register).bindTo(meters);
        assertThat(meters.get("paresthesia.stopped.all").gauge().value()).isZero();
        assertThat(caller(register).terms().areCardsStopped()).isFalse();
        write(GOOD + "  stopped:\n    all: true\n    topics: [three]\n");
        assertThat(meters.get("paresthesia.stopped.all").gauge().value()).isOne();
        assertThat(meters.get("paresthesia.stopped.topics").gauge().value()).isOne();
        assertThat(caller(register).terms().areCardsStopped()).isTrue();
        assertThat(output.getAll()).contains("all cards are stopped", "topics are stopped: [three]");
    }

    private record Bad(String situation, String text, String told) {}

    @TestFactory
    Stream<DynamicTest> whatCantBeUsedIsRefusedWithItsReasonAndTheClientsOfBeforeStay(CapturedOutput output) {
        return Stream.of(
                        new Bad("no YAML", "paresthesia: [", "is not YAML"),
                        new Bad("empty", "", "is empty"),
                        new Bad("of something else", "server:\n  port: 1\n", "\"server.port\" does not belong here"),
                        new Bad(
                                "a misspelled setting",
                                GOOD.replace("topics-off:", "topics-of:"),
                                "no such setting: paresthesia.clients.default.topics-of[0]"),
                        new Bad(
                                "another room's setting",
                                GOOD + "  limits:\n    body: 1MB\n",
                                "paresthesia.limits.body"),
                        new Bad(
                                "no time zone",
                                GOOD.replace("Europe/Berlin", "Atlantis"),
                                "paresthesia.clients.default.zone"),
                        new Bad(
                                "no origin",
                                GOOD.replace("zone: Europe/Berlin", "fhir-servers: [/x]"),
                                "is not an origin"),
                        new Bad(
                                "an unknown topic",
                                GOOD + "  stopped:\n    topics: [unknown]\n",
                                "there is no topic unknown"))
                .map(bad -> DynamicTest.dynamicTest(bad.situation(), () -> {
                    write(GOOD);
                    ClientRegister register = register();
                    write(bad.text());
                    assertThat(caller(register).topicsOff()).containsExactlyInAnyOrder("one", "two");
                    assertThat(register.isRefused()).isTrue();
                    assertThat(output.getAll())
                            .contains("those of before stay in force")
                            .contains(bad.told());
                    assertThatThrownBy(this::register)
                            .as("at a start")
                            .isInstanceOf(WrongConfiguration.class)
                            .hasMessageContaining(bad.told());
                    write(GOOD.replace("Berlin", "Vienna"));
                    assertThat(caller(register).zone()).hasToString("Europe/Vienna");
                    assertThat(register.isRefused()).isFalse();
                }));
    }

    @Test
    void aFileThatGoesAwayIsRefusedLikeABadOne() throws IOException {
        write(GOOD);
        ClientRegister register = register();
        Files.delete(file);
        assertThat(caller(register).zone()).hasToString("Europe/Berlin");
        assertThat(register.isRefused()).isTrue();
        assertThatThrownBy(this::register).hasMessageContaining("can't be read");
    }
}
