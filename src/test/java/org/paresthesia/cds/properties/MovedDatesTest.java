package org.paresthesia.cds.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.AdvisorAtHand;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.node.ObjectNode;

/** Four hundred years hence the same chart has the same cards: after 146,097 days the calendar repeats. */
class MovedDatesTest {

    private static final int CYCLE = 400;
    private static final int CYCLE_DAYS = 146_097;

    /** A field of a date and what follows the year; a code can look like a year. */
    private static final Pattern CHART_DATE = Pattern.compile(
            "(\"(?:\\w*[dD]ate|\\w*DateTime|authoredOn|issued|start|end|started|when\\w+)\":\")(\\d{4})");

    private static final Pattern PRINTED_DATE = Pattern.compile("\\b(2[234]\\d\\d)(?=-\\d\\d)");

    @Provide
    Arbitrary<Chart> charts() {
        return AnyChart.any();
    }

    @Property(tries = 300, seed = "5")
    void theSameCardsInFourHundredYears(@ForAll("charts") Chart chart) {
        ObjectNode prefetch = AnyChart.TEMPLATES.prefetch(chart);
        ZonedDateTime then = Chart.D.plusDays(CYCLE_DAYS);
        String moved = AdvisorAtHand.answer(chart.patientId(), later(prefetch), then);

        assertThat(new Answer(200, earlier(moved)).normalised()).isEqualTo(Answers.cards(chart, prefetch));
    }

    @Test
    void aCycleOfTheCalendarIsMeant() {
        assertThat(Chart.D.plusDays(CYCLE_DAYS)).isEqualTo(Chart.D.plusYears(CYCLE));
    }

    private static ObjectNode later(ObjectNode prefetch) {
        return (ObjectNode) Json.tree(CHART_DATE
                .matcher(prefetch.toString())
                .replaceAll(date -> date.group(1) + moved(date.group(2), CYCLE)));
    }

    private static String earlier(String answer) {
        return PRINTED_DATE.matcher(answer).replaceAll(date -> moved(date.group(1), -CYCLE));
    }

    private static String moved(String year, int years) {
        return String.valueOf(Integer.parseInt(year) + years);
    }
}
