package org.paresthesia.cds.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far back, in days of the client, from settings that a client may change. */
class LookBackTest {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-03-31T00:30:00Z");
    private static final Map<String, String> UNCHANGED = Map.of();

    private static final LookBack YEAR = of(integer("Months", "mo", 12));
    private static final LookBack TEN_DAYS = of(integer("Days", "d", 10));

    @ParameterizedTest(name = "{0} {1} before 31 March 2026, half past midnight, is {2}")
    @CsvSource({
        "1, mo, 2026-02-28",
        "12, mo, 2025-03-31",
        "25, mo, 2024-02-29",
        "90, d, 2025-12-31",
        "2, wk, 2026-03-17",
        "5, a, 2021-03-31",
        "1, h, 2026-03-30"
    })
    void countsBackInTheUnitOfTheSetting(int length, String unit, LocalDate first) {
        assertThat(of(integer("Window", unit, length)).firstDay(NOW, UNCHANGED)).contains(first);
    }

    @Test
    void countsInTheDaysOfTheClient() {
        ZonedDateTime inNewYork = NOW.withZoneSameInstant(java.time.ZoneId.of("America/New_York"));
        assertThat(YEAR.firstDay(inNewYork, UNCHANGED)).contains(LocalDate.parse("2025-03-30"));
    }

    @Test
    void theLongestWindowDecides() {
        assertThat(YEAR.and(TEN_DAYS).firstDay(NOW, UNCHANGED)).contains(LocalDate.parse("2025-03-31"));
        assertThat(TEN_DAYS.and(YEAR).firstDay(NOW, UNCHANGED)).contains(LocalDate.parse("2025-03-31"));
    }

    @Test
    void followsAClientThatChangesAWindow() {
        Map<String, String> longer = Map.of("ParesthesiaSettings.Days", "500");
        assertThat(YEAR.and(TEN_DAYS).firstDay(NOW, longer)).contains(LocalDate.parse("2024-11-16"));
        Map<String, String> shorter = Map.of("ParesthesiaSettings.Months", "1");
        assertThat(YEAR.and(TEN_DAYS).firstDay(NOW, shorter)).contains(LocalDate.parse("2026-02-28"));
    }

    @Test
    void whatIsLookedForWithoutEndHasNoFirstDay() {
        assertThat(YEAR.and(LookBack.ENDLESS)).isEqualTo(LookBack.ENDLESS);
        assertThat(LookBack.ENDLESS.and(YEAR)).isEqualTo(LookBack.ENDLESS);
        assertThat(LookBack.ENDLESS.firstDay(NOW, UNCHANGED)).isEqualTo(Optional.empty());
        assertThat(LookBack.ENDLESS.isLookedFor()).isTrue();
    }

    @Test
    void whatNothingLooksForAddsNothing() {
        assertThat(YEAR.and(LookBack.NONE)).isEqualTo(YEAR);
        assertThat(LookBack.NONE.and(YEAR)).isEqualTo(YEAR);
        assertThat(LookBack.NONE.isLookedFor()).isFalse();
        assertThat(LookBack.NONE.firstDay(NOW, UNCHANGED)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"min/wk", "1", "pg/mL"})
    void aNumberThatIsNoLengthOfTimeIsNoWindow(String unit) {
        assertThatThrownBy(() -> of(integer("Number", unit, 5))).isInstanceOf(IllegalArgumentException.class);
    }

    private static LookBack of(Setting window) {
        return new LookBack(Set.of(window), false);
    }

    private static Setting integer(String name, String unit, int value) {
        return new Setting(
                name,
                "how long",
                Setting.Type.INTEGER,
                String.valueOf(value),
                unit,
                Optional.of(BigDecimal.ONE),
                Optional.of(BigDecimal.valueOf(1000)),
                "a test");
    }
}
