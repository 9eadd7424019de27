package org.paresthesia.cds.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which look-back a coding has, by the value sets that it is in. */
class LookBacksTest {

    private static final LookBack MONTHS = window("Months", "mo");
    private static final LookBack DAYS = window("Days", "d");

    private static final LookBacks LOOK_BACKS = new LookBacks(
            Map.of("Observation", Map.of("a", MONTHS, "b", DAYS, "ever", LookBack.ENDLESS)),
            (system, code) -> Set.of(code.split("\\+")));

    @Test
    void isThatOfItsValueSet() {
        assertThat(of("a")).isEqualTo(MONTHS);
        assertThat(of("b")).isEqualTo(DAYS);
    }

    @Test
    void isTheLongerOfSeveral() {
        assertThat(of("a+b").windows()).hasSize(2);
        assertThat(of("a+ever")).isEqualTo(LookBack.ENDLESS);
    }

    @Test
    void isNoneForCodesThatNothingIsRetrievedBy() {
        assertThat(of("c")).isEqualTo(LookBack.NONE);
        assertThat(of("a+c")).isEqualTo(MONTHS);
    }

    @Test
    void knowsWhichTypesAreRetrievedByCodeAlone() {
        assertThat(LOOK_BACKS.isByCode("Observation")).isTrue();
        assertThat(LOOK_BACKS.isByCode("MedicationRequest")).isFalse();
    }

    private static LookBack of(String code) {
        return LOOK_BACKS.of("Observation", "http://loinc.org", code);
    }

    private static LookBack window(String name, String unit) {
        return new LookBack(
                Set.of(new Setting(
                        name,
                        "",
                        Setting.Type.INTEGER,
                        "1",
                        unit,
                        Optional.of(BigDecimal.ONE),
                        Optional.of(BigDecimal.TEN),
                        "a test")),
                false);
    }
}
