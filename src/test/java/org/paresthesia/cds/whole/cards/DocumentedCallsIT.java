package org.paresthesia.cds.whole.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Conformance;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.node.ObjectNode;

/** The calls that the documentation shows work as it says, against the demo EHR. */
class DocumentedCallsIT extends WholeService {

    private static final Pattern CALL =
            Pattern.compile("cds-services/limb-paresthesia-(\\S+) [^']*'Content-Type: application/json' -d '([^']+)'");

    private static final Map<String, String> TOPICS = Map.of(
            "encounter-start", "rf-stroke",
            "problem-list-item-create", "lab-baseline",
            "order-select", "b12-test-s",
            "order-sign", "b12-test-s");

    private static Stream<Call> documented() throws IOException {
        Matcher calls = CALL.matcher(Files.readString(Path.of("docs", "integrators.md")));
        return calls.results().map(each -> Call.of((ObjectNode) Json.tree(each.group(2))));
    }

    @Test
    void everyHookBesideTheUsualOneIsShown() throws IOException {
        assertThat(documented().map(Call::hook)).containsExactlyInAnyOrderElementsOf(TOPICS.keySet());
    }

    @TestFactory
    Stream<DynamicTest> aDocumentedCallIsAnsweredWithCards() throws IOException {
        return documented()
                .map(call -> DynamicTest.dynamicTest(call.hook(), () -> {
                    Answer answer = answer(call.openServer(demoEhr()));
                    Conformance.holdsFor(answer, call.patientId());
                    assertThat(answer.topics()).contains(TOPICS.get(call.hook()));
                }));
    }
}
