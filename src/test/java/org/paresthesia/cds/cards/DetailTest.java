package org.paresthesia.cds.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;
import org.paresthesia.cds.findings.UnreadData.Reason;

/** What a reader of a detail sees. */
class DetailTest {

    private static final Fact LOW = new Fact(
            "Vitamin B12",
            "120",
            "pmol/L (about 163 pg/mL)",
            "2026-10-20T08:30:00Z",
            "final",
            "Observation/b12",
            "http://loinc.org|14685-2",
            "below 133 pmol/L",
            Stance.FOR,
            2,
            false);

    @Test
    @Proves({"H8", "H14", "P1"})
    void aDetailGoesFromWhatWasFoundToOnWhatItRests() {
        String detail = new Scene()
                .unread("medicationAdministrations", Reason.NOT_SENT)
                .setting("ParesthesiaSettings.B12 Low Mass Limit", "200 'pg/mL'")
                .says("b12-low Worse")
                .holds(
                        "b12-low",
                        Scene.NUMB_FOOT,
                        LOW,
                        fact("Pregnancy", Stance.AGAINST),
                        fact("MMA", Stance.MISSING),
                        fact("Folate", Stance.UNREADABLE))
                .cards()
                .get(0)
                .detail();

        assertThat(detail)
                .isEqualTo(
                        """
                **Found in this record**

                - Numbness of foot (SNOMED CT 309538000), both sides, dated 2026-06-20, confirmed
                - Vitamin B12 (LOINC 14685-2): 120 pmol/L (about 163 pg/mL), below 133 pmol/L, dated 2026-10-20, final

                **Speaks against**

                - Pregnancy

                **Looked for, not found in the data this service received**

                - MMA

                **Could not be interpreted**

                - Folate

                **Not searched**

                - administered medicines (not sent)

                **Rule** The rule of b12-low.

                **Caution**

                - Always said.

                **Alternatives**

                - Said when worse.

                **Guidance**

                - [NICE 2024: Vitamin B12 deficiency in over 16s (NG239)](https://www.nice.org.uk/guidance/ng239); \
                "offer" the test with &gt;= 1 symptom
                - Local pathway: Numb limbs; source to be confirmed locally

                Local setting: B12 Low Mass Limit = 200 'pg/mL'

                Logic 0.1.0; data as of 2026-11-20 10:00 +00:00. Clinical judgement decides.""");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a year stays a year,2019,dated 2019",
        "a month stays a month,2019-05,dated 2019-05",
        "an old instant is shown as a day,2026-10-20T08:30:00+02:00,dated 2026-10-20",
        "an instant of today keeps its time and zone,2026-11-20T08:30:00+02:00,dated 2026-11-20 08:30 +02:00",
        "an instant of today in UTC,2026-11-20T08:30:00.123Z,dated 2026-11-20 08:30 UTC",
        "what is no date is shown as text,last [week],dated last \\[week\\]"
    })
    void datesAreShownAsRecorded(String situation, String date, String expected) {
        Fact fact = new Fact("Numb", "", "", date, "", "Condition/1", "", "", Stance.FOR, 0, false);

        assertThat(detail(fact)).contains("- Numb, " + expected + "\n");
    }

    @Test
    void aMedicineIsOnRecordSinceItsFirstKnownStart() {
        Fact metformin = new Fact(
                "metformin", "", "", "2019-11-20", "active", "MedicationRequest/1", "", "", Stance.FOR, 1, true);

        assertThat(detail(metformin)).contains("- metformin, on record since 2019-11-20, active");
    }

    @Test
    void whatIsKnownOfTheStartOfAMedicineStandsBeforeTheDate() {
        Fact metformin = new Fact(
                "metformin",
                "start unknown",
                "",
                "2019-11-20",
                "active",
                "MedicationStatement/1",
                "",
                "",
                Stance.FOR,
                1,
                true);

        assertThat(detail(metformin)).contains("- metformin, start unknown, first on record 2019-11-20, active");
    }

    @Test
    void aUnitThatIsOnlyARemarkIsNotShown() {
        Fact score = new Fact(
                "AUDIT-C score", "9", "{score}", "2026-09-20", "final", "Observation/1", "", "", Stance.FOR, 1, true);

        assertThat(detail(score)).contains("- AUDIT-C score: 9, dated 2026-09-20, final");
    }

    @Test
    void aGeneralNameIsFollowedByOurWordsForTheCode() {
        Fact general = new Fact(
                "Limb symptom",
                "",
                "",
                "",
                "",
                "Condition/1",
                "http://snomed.info/sct|309538000",
                "",
                Stance.FOR,
                0,
                false);

        assertThat(detail(general)).contains("- Limb symptom: Numbness of foot (finding) (SNOMED CT 309538000)");
    }

    @Test
    void aProblemThatIsRecordedTwiceIsSaidOnce() {
        Fact one = new Fact("Numb", "", "", "", "", "Condition/1", "", "", Stance.FOR, 0, false);
        Fact two = new Fact("Numb", "", "", "", "", "Condition/2", "", "", Stance.FOR, 0, false);

        assertThat(detail(one, two).split("- Numb")).hasSize(2);
    }

    @Test
    void tooManyFactsAreCounted() {
        Fact[] many = IntStream.range(0, 20)
                .mapToObj(i -> fact("Fact " + i, Stance.FOR))
                .toArray(Fact[]::new);

        assertThat(detail(many)).contains("- Fact 11\n- and 8 more").doesNotContain("Fact 12");
    }

    @Test
    void aSettingThatTheRuleDoesNotRestOnIsNotNamed() {
        Scene scene = new Scene()
                .setting("ParesthesiaSettings.B12 Low Mass Limit", "200 'pg/mL'")
                .holds("sedentary");

        assertThat(scene.cards().get(0).detail()).doesNotContain("Local setting");
    }

    @Test
    void anOrdinaryDetailIsShortEnoughToBeRead() {
        assertThat(detail(Scene.NUMB_FOOT, LOW, fact("MMA", Stance.MISSING)).length())
                .isLessThan(1000);
    }

    private static String detail(Fact... facts) {
        return new Scene().holds("b12-low", facts).cards().get(0).detail();
    }

    private static Fact fact(String what, Stance stance) {
        return new Fact(what, "", "", "", "", "", "", "", stance, 0, false);
    }
}
