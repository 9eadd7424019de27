package org.paresthesia.cds.tools.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.paresthesia.cds.whole.WholeService;

/** The doctor at the real service, which is well. */
class DoctorIT extends WholeService {

    private static final String PAGE = "https://sandbox.example.org";

    @Test
    void theServiceIsWell() {
        Examined examined = Examined.with("--url", address(), "--origin", PAGE, "--write-feedback", "--json");
        assertThat(examined.checks("FAILED")).isEmpty();
        assertThat(examined.checks("NOT_LOOKED_AT")).isEmpty();
        assertThat(examined.checks("WARNING")).allSatisfy(check -> assertThat(check)
                .matches("(?s)(browser: other pages # any page may call|time #).*"));
        assertThat(examined.checks("OK")).hasSizeGreaterThanOrEqualTo(12);
        assertThat(examined.code()).isZero();
    }

    @Test
    void whatIsNotAskedForIsNotDoneAndSaidSo() {
        Examined examined = Examined.with("--url", address() + "/cds-services/");
        assertThat(examined.code()).isZero();
        assertThat(examined.out())
                .contains("ok       call: 200, with the card b12-low")
                .contains("-        feedback: writing: --write-feedback")
                .contains("-        browser: name the origin")
                .contains(" 0 failed");
    }

    @Test
    void aCardThatIsExpectedAndDoesNotComeFails() {
        Examined examined = Examined.with("--url", address(), "--expect", "rf-stroke", "--json");
        assertThat(examined.code()).isEqualTo(1);
        assertThat(examined.checks("FAILED"))
                .singleElement()
                .asString()
                .contains("call # 200, with the cards [b12-low] and not rf-stroke")
                .contains("--expect");
    }
}
