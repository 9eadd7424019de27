package org.paresthesia.cds.http.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A flood at the gate fills no disk: what has no record of its own is counted. */
class GateRecordsTest {

    @Test
    void theFirstHaveRecordsTheRestIsCounted() {
        GateRecords records = new GateRecords(1, 3);
        assertThat(Stream.generate(records::next).limit(3)).containsOnly(OptionalInt.of(0));
        assertThat(Stream.generate(records::next).limit(50)).containsOnly(OptionalInt.empty());
    }

    @Test
    void theNextRecordSaysHowManyWereLeftOut() throws InterruptedException {
        GateRecords records = new GateRecords(60_000, 1);
        int leftOut = 0;
        OptionalInt said = records.next();
        for (int i = 0; i < 100_000 && said.orElse(0) == 0; i++) {
            said = records.next();
            leftOut += said.isEmpty() ? 1 : 0;
        }
        assertThat(said.orElse(0)).isPositive().isEqualTo(leftOut);
    }
}
