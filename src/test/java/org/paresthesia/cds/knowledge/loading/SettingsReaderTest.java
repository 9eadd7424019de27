package org.paresthesia.cds.knowledge.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.knowledge.Setting;
import org.paresthesia.cds.knowledge.Settings;

/** The catalogue of settings is what the CQL library declares and its comments promise. */
class SettingsReaderTest {

    private static Settings settings;

    @BeforeAll
    static void load() {
        settings = KnowledgeLoader.load(EditedContent.right(), "1.2.3").settings();
    }

    @Test
    void settingsAreReadFromTheLibraryAndItsComments() {
        assertThat(settings.all())
                .extracting(Setting::name)
                .containsExactly("B12 Low Mass", "Result Months", "MCV High", "On Hold Counts");
        assertThat(settings.of("ParesthesiaSettings.B12 Low Mass"))
                .contains(new Setting(
                        "B12 Low Mass",
                        "Total B12 below which a deficiency is confirmed.",
                        Setting.Type.DECIMAL,
                        "180.0",
                        "pg/mL",
                        Optional.of(new BigDecimal("150")),
                        Optional.of(new BigDecimal("200")),
                        "NICE NG239 (2024)"));
    }

    @Test
    void aBlockCommentDescribesASettingToo() {
        Setting months = settings.of("ParesthesiaSettings.Result Months").orElseThrow();
        assertThat(months.meaning()).isEqualTo("How long a result counts.");
        assertThat(months.unit()).isEqualTo("mo");
        assertThat(months.source()).isEqualTo("specification section 3.4");
    }
}
