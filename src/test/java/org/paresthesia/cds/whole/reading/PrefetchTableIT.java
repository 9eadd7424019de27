package org.paresthesia.cds.whole.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Conformance;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.StubEhr;
import org.paresthesia.cds.whole.Templates;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.node.ObjectNode;

/** Decision table E of the protocol for every prefetch key: what is sent, what is asked, what is answered. */
class PrefetchTableIT extends WholeService {

    private static StubEhr stub;

    @BeforeAll
    static void start() {
        stub = new StubEhr("127.0.0.1");
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    @Test
    void everyKeyHasARow() {
        assertThat(KeyRow.all().map(KeyRow::key))
                .containsExactlyInAnyOrderElementsOf(templates().byKey().keySet());
    }

    @TestFactory
    Stream<DynamicTest> aKeyThatIsSentIsNotAskedFor() {
        return KeyRow.all().filter(row -> !row.key().equals("patient")).flatMap(row -> Situation.ofSearches()
                .map(line -> DynamicTest.dynamicTest(row + ": " + line, () -> holds(row, line))));
    }

    private void holds(KeyRow row, Situation line) {
        Templates templates = templates();
        ObjectNode whole = templates.value(row.key(), row.chart());
        Call call = fullCall(row.chart()).key(row.key(), line.sent().apply(whole));
        Answer answer = answer(call.server(served(templates, row)));
        check(row, line.effect(), line.reason(), answer);
        assertThat(stub.asked()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> aMissingKeyIsAskedForByExactlyItsQuery() {
        return KeyRow.all()
                .map(row -> DynamicTest.dynamicTest(row.key(), () -> {
                    Templates templates = templates();
                    Answer answer =
                            answer(fullCall(row.chart()).without(row.key()).server(served(templates, row)));
                    check(row, Situation.Effect.READ, "", answer);
                    assertThat(stub.asked())
                            .containsExactly(
                                    templates.query(row.key(), row.chart().patientId()));
                    assertThat(stub.tokens()).containsExactly("Bearer " + Call.TOKEN);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aMissingKeyWithoutAServerIsUnread() {
        return KeyRow.all()
                .map(row -> DynamicTest.dynamicTest(
                        row.key(),
                        () -> check(
                                row,
                                Situation.Effect.UNREAD,
                                "not sent",
                                answer(fullCall(row.chart()).without(row.key())))));
    }

    @TestFactory
    Stream<DynamicTest> anUnknownKeyBesideChangesNothing() {
        return Stream.of("'123'", "null", "{'resourceType':'Patient','id':'another'}", "[1,2]")
                .map(json -> DynamicTest.dynamicTest(json, () -> {
                    KeyRow row = KeyRow.all().findFirst().orElseThrow();
                    Call call = fullCall(row.chart()).key("somethingElse", Json.tree(json.replace('\'', '"')));
                    check(row, Situation.Effect.READ, "", answer(call.server(served(templates(), row))));
                    assertThat(stub.asked()).isEmpty();
                }));
    }

    private String served(Templates templates, KeyRow row) {
        stub.reset();
        stub.serve(templates, row.chart());
        return stub.address("localhost");
    }

    private void check(KeyRow row, Situation.Effect effect, String reason, Answer answer) {
        String title = needs().stream()
                .filter(need -> need.key().equals(row.key()))
                .map(PrefetchNeed::title)
                .findFirst()
                .orElseThrow();
        switch (effect) {
            case READ -> row.read().holdsWithoutGapFor(answer, row.key());
            case EMPTY -> row.empty().holdsWithoutGapFor(answer, row.key());
            case UNREAD -> row.unread().holdsFor(answer, row.key(), title, reason);
            case PARTLY -> row.partly().holdsFor(answer, row.key(), title, reason);
        }
        if (answer.status() == 200) {
            Conformance.holdsFor(answer, row.chart().patientId());
        }
    }
}
