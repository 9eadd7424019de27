package org.paresthesia.cds.playground.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.feedback.Counts;

/** What a spreadsheet gets. */
class CsvTest {

    @Test
    void aNameCanNeitherBreakARowNorBeAFormula() {
        LocalDate day = LocalDate.of(2026, 11, 20);
        String csv = Csv.of(List.of(new Counts.Cards(day, "a,b", "=1+1", "say \"x\"\r\n", 3, 1, 2)));
        assertThat(csv)
                .isEqualTo("day,service,client,topic,shown,accepted,overridden\r\n"
                        + "2026-11-20,\"a,b\",\"'=1+1\",\"say \"\"x\"\"\r\n\",3,1,2\r\n");
    }

    @Test
    void theNoisiestAreThoseOverriddenMost() {
        List<Tally> tallies = List.of(
                new Tally("a", 10, 0, 3), new Tally("b", 4, 0, 3), new Tally("c", 90, 0, 9), new Tally("d", 5, 5, 0));
        assertThat(Tally.noisiest(tallies, 2)).extracting(Tally::name).containsExactly("c", "b");
        assertThat(new Tally("b", 4, 1, 3).rate()).isEqualTo("75 % (3 of 4)");
        assertThat(new Tally("b", 4, 1, 3).unanswered()).isZero();
        assertThat(new Tally("e", 0, 0, 0).rate()).isEqualTo("none shown");
    }
}
