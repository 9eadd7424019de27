package org.paresthesia.cds.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site may change, and how a wrong change is refused. */
class SettingsTest {

    private static final Settings SETTINGS = new Settings(List.of(
            number("B12 Low Mass", Setting.Type.DECIMAL, "180.0", "pg/mL", "150", "200"),
            number("Result Months", Setting.Type.INTEGER, "12", "mo", "1", "36"),
            number("MCV High", Setting.Type.QUANTITY, "100.0 'fL'", "fL", "95", "105"),
            new Setting(
                    "On Hold Counts",
                    "",
                    Setting.Type.BOOLEAN,
                    "true",
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    "a choice")));

    private static Setting number(
            String name, Setting.Type type, String defaultText, String unit, String low, String high) {
        return new Setting(
                name,
                "",
                type,
                defaultText,
                unit,
                Optional.of(new BigDecimal(low)),
                Optional.of(new BigDecimal(high)),
                "NICE NG239 (2024)");
    }

    private static Map<String, Object> check(String name, String literal) {
        return SETTINGS.check("clients.default.settings", Map.of("ParesthesiaSettings." + name, literal));
    }

    @Test
    void nothingChangedIsNothingToCheck() {
        assertThat(SETTINGS.check("clients.default.settings", Map.of())).isEmpty();
    }

    @Test
    void valuesHaveTheTypeOfTheirParameter() {
        assertThat(check("B12 Low Mass", "190")).containsValue(new BigDecimal("190"));
        assertThat(check("Result Months", "18")).containsValue(18);
        assertThat(check("MCV High", "101 'fL'")).containsValue(new Amount(new BigDecimal("101"), "fL"));
        assertThat(check("On Hold Counts", "false")).containsValue(false);
    }

    @ParameterizedTest(name = "{0} = {1} is inside the range")
    @CsvSource({"B12 Low Mass,150", "B12 Low Mass,200.0", "Result Months,1", "Result Months,36", "MCV High,105 'fL'"})
    void aValueOnTheLimitIsAllowed(String name, String literal) {
        assertThat(check(name, literal)).hasSize(1);
    }

    @ParameterizedTest(name = "{0} = {1} is refused")
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "B12 Low Mass,149.9,a number from 150 to 200 in pg/mL",
                "B12 Low Mass,200.1,a number from 150 to 200 in pg/mL",
                "B12 Low Mass,133 'pmol/L',a number from 150 to 200 in pg/mL",
                "B12 Low Mass,low,a number from 150 to 200 in pg/mL",
                "Result Months,12.5,a whole number from 1 to 36 in mo",
                "MCV High,100,with its unit as in 1 'fL'",
                "MCV High,100 'g/dL',with its unit as in 1 'fL'",
                "On Hold Counts,yes,true or false"
            })
    void aWrongValueIsRefusedWithWhatIsAllowed(String name, String literal, String allowed) {
        assertThatThrownBy(() -> check(name, literal))
                .isInstanceOf(KnowledgeProblem.class)
                .hasMessageContaining("clients.default.settings")
                .hasMessageContaining("ParesthesiaSettings." + name)
                .hasMessageContaining(allowed);
    }

    @Test
    void anUnknownNameSuggestsTheClosestOne() {
        assertThatThrownBy(() -> check("B12 Low Mas", "180"))
                .hasMessageContaining("there is no such setting")
                .hasMessageContaining("did you mean \"ParesthesiaSettings.B12 Low Mass\"?");
    }

    @Test
    void oneCheckTellsEveryMistake() {
        Map<String, String> changed = Map.of("ParesthesiaSettings.Result Months", "99", "Result Month", "1");
        assertThatThrownBy(() -> SETTINGS.check("clients.default.settings", changed))
                .hasMessageContaining("= 99")
                .hasMessageContaining("Result Month = 1");
    }

    @Test
    void aSettingWithoutASourceCannotExist() {
        assertThatThrownBy(() -> new Setting(
                        "B12 Low Mass", "", Setting.Type.BOOLEAN, "true", "", Optional.empty(), Optional.empty(), " "))
                .hasMessageContaining("source");
    }
}
