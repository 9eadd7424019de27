package org.paresthesia.cds.whole.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.node.ObjectNode;

/** Fifty results in no order: the newest valid one counts, whatever a client made of sorting and counting. */
class NewestResultIT extends WholeService {

    private static ObjectNode b12(String id, String status, String date, int value) {
        return Json.of(
                "{'resourceType':'Observation','id':'%s','status':'%s','effectiveDateTime':'%s',"
                        + "'code':{'coding':[{'system':'http://loinc.org','code':'2132-9'}]},"
                        + "'valueQuantity':{'value':%d,'unit':'pg/mL','code':'pg/mL','system':'http://unitsofmeasure.org'}}",
                id, status, date, value);
    }

    /** The status of the one low result, which is the newest but for one that was entered in error. */
    @TestFactory
    @Proves("E7")
    Stream<DynamicTest> theNewestValidOneCounts() {
        return Stream.of("final", "amended", "corrected").flatMap(status -> IntStream.range(0, 4)
                .mapToObj(seed -> DynamicTest.dynamicTest(status + " " + seed, () -> {
                    List<ObjectNode> results = new ArrayList<>(IntStream.range(0, 48)
                            .mapToObj(each -> b12(
                                    "old-" + each,
                                    "final",
                                    "2026-0%d-%02d".formatted(1 + each / 24, 1 + each % 24),
                                    500))
                            .toList());
                    results.add(b12("newest", status, "2026-11-10", 150));
                    results.add(b12("error", "entered-in-error", "2026-11-19", 500));
                    Collections.shuffle(results, new Random(seed));
                    Chart chart =
                            Chart.demo("v02").without(Chart.isCoded("2132-9")).with(results.toArray(ObjectNode[]::new));
                    Answer answer = answer(fullCall(chart));
                    assertThat(answer.topics()).containsExactly("b12-low");
                    assertThat(answer.details()).contains("150 pg/mL").doesNotContain("500 pg/mL");
                })));
    }
}
