package org.paresthesia.cds.whole.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
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
    @Proves({"A3", "A4", "A6", "D10", "E3", "E5", "E6"})
    Stream<DynamicTest> aKeyThatIsSentIsNotAskedFor() {
        return everywhere(row -> !row.key().equals("patient")).flatMap(place -> Situation.ofSearches()
                .map(line -> DynamicTest.dynamicTest(place + ": " + line, () -> holds(place, line))));
    }

    /** A row of the table of a hook. */
    private record Place(HookTable table, KeyRow row) {

        @Override
        public String toString() {
            return table + " " + row;
        }
    }

    private static Stream<Place> everywhere(Predicate<KeyRow> wanted) {
        return HookTable.all()
                .flatMap(table -> table.rows().stream().filter(wanted).map(row -> new Place(table, row)));
    }

    private Call call(Place place) {
        return place.table()
                .context()
                .apply(fullCall(place.table().hook(), place.row().chart()));
    }

    private void holds(Place place, Situation line) {
        KeyRow row = place.row();
        Templates templates = templates(place.table().hook());
        ObjectNode whole = templates.value(row.key(), row.chart());
        Call call = call(place).key(row.key(), line.sent().apply(whole));
        Answer answer = answer(call.server(served(templates, row)));
        check(row, line.effect(), line.reason(), answer);
        assertThat(stub.asked()).isEmpty();
    }

    @TestFactory
    @Proves({"E1", "F2", "F6"})
    Stream<DynamicTest> aMissingKeyIsAskedForByExactlyItsQuery() {
        return everywhere(row -> true)
                .map(place -> DynamicTest.dynamicTest(place.toString(), () -> {
                    KeyRow row = place.row();
                    Templates templates = templates(place.table().hook());
                    Answer answer = answer(call(place).without(row.key()).server(served(templates, row)));
                    check(row, Situation.Effect.READ, "", answer);
                    assertThat(stub.asked())
                            .containsExactly(
                                    templates.query(row.key(), row.chart().patientId()));
                    assertThat(stub.tokens()).containsExactly("Bearer " + Call.TOKEN);
                }));
    }

    @TestFactory
    @Proves({"E2", "E6"})
    Stream<DynamicTest> aMissingKeyWithoutAServerIsUnread() {
        return everywhere(row -> true)
                .map(place -> DynamicTest.dynamicTest(
                        place.toString(),
                        () -> check(
                                place.row(),
                                Situation.Effect.UNREAD,
                                "not sent",
                                answer(call(place).without(place.row().key())))));
    }

    @TestFactory
    @Proves("D12")
    Stream<DynamicTest> noKeyInAnyStateBringsAHookDown() {
        return HookTable.all().flatMap(table -> templates(table.hook()).byKey().keySet().stream()
                .map(key -> DynamicTest.dynamicTest(table + " " + key, () -> {
                    KeyRow any = table.rows().get(1);
                    for (Situation line : Situation.ofWrongTypes().toList()) {
                        ObjectNode whole = templates(table.hook()).value(key, any.chart());
                        Call call = call(new Place(table, any));
                        assertThat(answer(call.key(key, line.sent().apply(whole)))
                                        .status())
                                .isLessThan(500);
                    }
                })));
    }

    @TestFactory
    @Proves("E5")
    Stream<DynamicTest> anUnknownKeyBesideChangesNothing() {
        return Stream.of("'123'", "null", "{'resourceType':'Patient','id':'another'}", "[1,2]")
                .flatMap(json -> HookTable.all()
                        .map(table -> DynamicTest.dynamicTest(table + ": " + json, () -> {
                            Place place = new Place(table, table.rows().get(0));
                            Call call = call(place).key("somethingElse", Json.tree(json.replace('\'', '"')));
                            String server = served(templates(table.hook()), place.row());
                            check(place.row(), Situation.Effect.READ, "", answer(call.server(server)));
                            assertThat(stub.asked()).isEmpty();
                        })));
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
