package org.paresthesia.cds.whole.reading;

import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.StubEhr;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.node.ObjectNode;

/** Prefetch of which only a page was sent: further pages are read with the token, on the same server, within bounds. */
class PagesIT extends WholeService {

    private static final String PART = "only a part arrived";

    private static StubEhr ehr;
    private static StubEhr elsewhere;

    @BeforeAll
    static void start() {
        ehr = new StubEhr("127.0.0.1");
        elsewhere = new StubEhr("127.0.0.2");
    }

    @AfterAll
    static void stop() {
        ehr.close();
        elsewhere.close();
    }

    @BeforeEach
    void reset() {
        ehr.reset();
        elsewhere.reset();
    }

    private static Stream<KeyRow> searches() {
        return KeyRow.all().filter(row -> !row.key().equals("patient"));
    }

    private ObjectNode whole(KeyRow row) {
        return templates().value(row.key(), row.chart());
    }

    private Call callWith(KeyRow row, ObjectNode value) {
        return fullCall(row.chart()).key(row.key(), value);
    }

    private static void isPart(KeyRow row, Answer answer, List<PrefetchNeed> needs) {
        String title = needs.stream()
                .filter(need -> need.key().equals(row.key()))
                .map(PrefetchNeed::title)
                .findFirst()
                .orElseThrow();
        row.partly().holdsFor(answer, row.key(), title, PART);
    }

    @TestFactory
    @Proves({"E5", "F2"})
    Stream<DynamicTest> theNextPageIsReadAndNothingElse() {
        return searches()
                .map(row -> DynamicTest.dynamicTest(row.key(), () -> {
                    ehr.reset();
                    ehr.servePage("page2", whole(row));
                    ObjectNode first = Situation.next(Json.bundle(List.of()), ehr.address("localhost") + "/page2");
                    Answer answer = answer(callWith(row, first).server(ehr.address("localhost")));
                    row.read().holdsWithoutGapFor(answer, row.key());
                    assertThat(ehr.asked()).containsExactly("page2");
                    assertThat(ehr.tokens()).containsExactly("Bearer " + Call.TOKEN);
                }));
    }

    @TestFactory
    @Proves("E5")
    Stream<DynamicTest> withoutAServerTheFirstPageIsAPart() {
        return searches()
                .map(row -> DynamicTest.dynamicTest(row.key(), () -> {
                    ObjectNode first = Situation.next(whole(row), ehr.address("localhost") + "/page2");
                    isPart(row, answer(callWith(row, first)), needs());
                }));
    }

    @TestFactory
    @Proves("F8")
    Stream<DynamicTest> aNextPageThatFailsLeavesAPart() {
        return searches()
                .map(row -> DynamicTest.dynamicTest(row.key(), () -> {
                    ehr.reset();
                    ehr.serveAll(serverError());
                    ObjectNode first = Situation.next(whole(row), ehr.address("localhost") + "/page2");
                    isPart(row, answer(callWith(row, first).server(ehr.address("localhost"))), needs());
                    assertThat(ehr.asked()).containsExactly("page2");
                }));
    }

    @Test
    @Proves("F7")
    void aNextPageOnAnotherServerIsNeverAskedFor() {
        searches().forEach(row -> {
            ObjectNode first = Situation.next(whole(row), elsewhere.address("127.0.0.2") + "/page2");
            isPart(row, answer(callWith(row, first).server(ehr.address("localhost"))), needs());
        });
        assertThat(ehr.asked()).isEmpty();
        assertThat(elsewhere.asked()).isEmpty();
    }

    @Test
    @Proves("F8")
    void pagesWithoutEndAreReadToABound() {
        KeyRow row = searches().findFirst().orElseThrow();
        ObjectNode page = Situation.next(whole(row), ehr.address("localhost") + "/again");
        ehr.servePage("again", page);
        isPart(row, answer(callWith(row, page).server(ehr.address("localhost"))), needs());
        assertThat(ehr.asked()).hasSizeBetween(2, 20).containsOnly("again");
    }

    /** A full page of a search that asks for the newest so many. */
    private record FullPage(String situation, boolean isSorted, int more, Integer total, boolean isAll) {}

    @TestFactory
    @Proves("E7")
    Stream<DynamicTest> aFullPageIsAllOnlyWhereThatIsProven() {
        return Stream.of(
                        new FullPage("newest first", true, 0, null, true),
                        new FullPage("in no order", false, 0, null, false),
                        new FullPage("in no order, with a total that is reached", false, 0, 0, true),
                        new FullPage("newest first, with a total that is not reached", true, 0, 1, false),
                        new FullPage("in no order, one entry fewer than asked for", false, -1, null, true),
                        new FullPage("in no order, one entry more than asked for", false, 1, null, true))
                .flatMap(page -> searches()
                        .map(row -> DynamicTest.dynamicTest(row + ": " + page.situation(), () -> holds(row, page))));
    }

    private void holds(KeyRow row, FullPage page) {
        int asked = needs().stream()
                .filter(need -> need.key().equals(row.key()))
                .mapToInt(PrefetchNeed::count)
                .findFirst()
                .orElseThrow();
        int size = (asked == 0 ? 50 : asked) + page.more();
        ObjectNode sent = Json.bundle(padded(row, size, page.isSorted()));
        if (page.total() != null) {
            sent.put("total", size + page.total());
        }
        Answer answer = answer(callWith(row, sent));
        if (page.isAll() || (asked == 0 && page.total() == null)) {
            row.read().holdsWithoutGapFor(answer, row.key());
        } else {
            isPart(row, answer, needs());
        }
    }

    /** The decisive resources first, then older ones of the same type that no rule looks at; or the other way round. */
    private List<ObjectNode> padded(KeyRow row, int size, boolean isSorted) {
        List<ObjectNode> all = new ArrayList<>(Json.resources(whole(row)));
        String type = all.get(0).get("resourceType").asString();
        IntStream.range(0, size - all.size())
                .mapToObj(i -> padding(type, row, i))
                .forEach(all::add);
        if (!isSorted) {
            Collections.reverse(all);
        }
        return all;
    }

    private static ObjectNode padding(String type, KeyRow row, int number) {
        String date = "%d-06-15T10:00:00Z".formatted(2020 - number / 2);
        return Json.of(
                "{'resourceType':'%s','id':'padding-%d','status':'finished','effectiveDateTime':'%s',"
                        + "'code':{'text':'nothing'},'period':{'start':'%s','end':'%s'},"
                        + "'subject':{'reference':'Patient/%s'}}",
                type, number, date, date, date, row.chart().patientId());
    }
}
