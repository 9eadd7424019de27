package org.paresthesia.cds.whole.cards;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.WholeService;

/** The whole answer for every demo patient is the approved one: a change of any word is a diff in review. */
class GoldenCardsIT extends WholeService {

    @TestFactory
    @Proves({"G1", "H7", "H14", "H15"})
    Stream<DynamicTest> theAnswerIsTheApprovedOne() {
        return Chart.demoIds()
                .map(id -> DynamicTest.dynamicTest(id, () -> Approved.holds(id, answer(fullCall(Chart.demo(id))))));
    }
}
