package org.paresthesia.cds.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paresthesia.cds.chart.Handful.LOINC;
import static org.paresthesia.cds.chart.Json.b12;
import static org.paresthesia.cds.chart.Json.bundle;
import static org.paresthesia.cds.chart.Json.diabetes;
import static org.paresthesia.cds.chart.Json.observation;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.chart.scan.Relevance;
import org.paresthesia.cds.findings.UnreadData;
import org.paresthesia.cds.findings.UnreadData.Reason;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.knowledge.LookBack;
import org.paresthesia.cds.knowledge.Setting;

/**
 * Vitamin B12 results count for twelve months, HbA1c for thirty days, everything else for ever; now is ten o'clock UTC on 20
 * November 2026. What is certainly older, wherever on earth it was written, is left out unread.
 */
class OldResultsTest {

    private static final String FIRST_DAY_LEFT_TO_THE_RULES = "2025-11-18";
    private static final String LAST_DAY_LEFT_OUT = "2025-11-17";

    private static final LookBack B12 = window("Months", "mo", 12);
    private static final LookBack HBA1C = window("Days", "d", 30);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2025-11-21",
        "2025-11-20",
        "2025-11-19",
        FIRST_DAY_LEFT_TO_THE_RULES,
        "2025-11-18T00:00:00-12:00",
        "2025-11-18T00:00:00+14:00",
        "2025-11-18T23:59:59.999Z",
        "2025-11",
        "2025",
        "2026",
        "2027-01-01"
    })
    void keepsWhatMayLieInTheWindow(String date) {
        assertThat(idsOf(b12("a", date))).containsExactly("a");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                LAST_DAY_LEFT_OUT,
                "2025-11-17T23:59:59-12:00",
                "2025-11-17T23:59:59.999Z",
                "2025-11-17T00:00:00+14:00",
                "2025-10",
                "2024",
                "1926-01-01"
            })
    void leavesOutWhatIsCertainlyOlder(String date) {
        assertThat(idsOf(b12("a", date))).isEmpty();
    }

    /** Some systems write the beginning of the calendar for "no date"; that is unknown and not old. */
    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "0001-01-01T00:00:00Z", "0002", "0999-12"})
    void takesAPlaceholderForNoDate(String date) {
        assertThat(idsOf(b12("a", date))).containsExactly("a");
    }

    @ParameterizedTest(name = "in {0} at {1} the last day left out is {2}")
    @CsvSource({
        "UTC, 2026-11-20T10:00:00Z, 2025-11-17",
        "Pacific/Kiritimati, 2026-11-20T10:00:00Z, 2025-11-18",
        "Etc/GMT+12, 2026-11-20T10:00:00Z, 2025-11-16",
        "America/New_York, 2026-03-01T04:00:00Z, 2025-02-25",
        "UTC, 2024-02-29T12:00:00Z, 2023-02-25"
    })
    void countsInTheDaysOfTheClient(String zone, String now, String lastDayLeftOut) {
        ZonedDateTime there = ZonedDateTime.parse(now).withZoneSameInstant(ZoneId.of(zone));
        String dayAfter = java.time.LocalDate.parse(lastDayLeftOut).plusDays(1).toString();
        PatientChart chart = read(there, Calls.aboutAda(), b12("out", lastDayLeftOut), b12("in", dayAfter));
        assertThat(ids(chart)).containsExactly("in");
    }

    @Test
    void followsTheWindowsOfTheClient() {
        HookCall patient = Calls.withSettings(Map.of("ParesthesiaSettings.Months", "24"));
        assertThat(ids(read(Charts.NOW, patient, b12("out", "2024-11-17"), b12("in", "2024-11-18"))))
                .containsExactly("in");
        HookCall strict = Calls.withSettings(Map.of("ParesthesiaSettings.Months", "1"));
        assertThat(ids(read(Charts.NOW, strict, b12("out", "2026-10-17"), b12("in", "2026-10-18"))))
                .containsExactly("in");
    }

    @Test
    void aResultWithSeveralCodesCountsAsLongAsAnyOfThem() {
        String both = b12("both", "2026-02-01")
                .replace("{'coding':[", "{'coding':[{'system':'" + LOINC + "','code':'4548-4'},");
        String hba1c = observation("one", "4548-4", "2026-02-01", "Patient/ada");
        assertThat(idsOf(both, hba1c)).containsExactly("both");
        assertThat(idsOf(both.replace("2026-02-01", "2025-02-01"))).isEmpty();
    }

    @Test
    void aResultThatIsAlsoSomethingElseCountsForEver() {
        String numb = b12("a", "1999-01-01")
                .replace(
                        "'status'",
                        "'valueCodeableConcept':{'coding':[{'system':'" + Handful.SNOMED
                                + "','code':'309087008'}]},'status'")
                .replace(",'valueQuantity':{'value':150,'unit':'pg/mL'}", "");
        assertThat(idsOf(numb)).containsExactly("a");
        String last = numb.replace("{'resourceType':'Observation',", "{")
                .replaceFirst("}$", ",'resourceType':'Observation'}");
        assertThat(idsOf(last)).as("whatever the order of properties").containsExactly("a");
    }

    @Test
    void otherDataCountForEver() {
        String old =
                diabetes("d").replace("'code':{", "'onsetDateTime':'1999-01-01','recordedDate':'1999-01-01','code':{");
        PatientChart chart = Charts.reader(knowledge())
                .read(Calls.aboutAda(), Charts.prefetch(knowledge(), sent("conditions", bundle(old))), Charts.NOW);
        assertThat(ids(chart)).containsExactly("d");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "'effectivePeriod':{'start':'1999-01-01','end':'1999-01-02'}",
                "'effectiveTiming':{'event':['1999-01-01']}",
                "'effectiveTiming':{'event':['1999-01-01']},'issued':'1999-01-01T00:00:00Z'",
                "'_effectiveDateTime':{'extension':[{'url':'u','valueCode':'unknown'}]},'issued':'1999-01-01T00:00:00Z'",
                "'effectiveDateTime':'1999-01-01','_effectiveDateTime':{'id':'x'}",
                "'status':'final'"
            })
    void leavesEveryOtherDateToTheRules(String when) {
        assertThat(idsOf(b12("a", "1999").replace("'effectiveDateTime':'1999'", when)))
                .containsExactly("a");
    }

    @Test
    void whatIsNoDateIsNotOldButUnreadable() {
        PatientChart chart = read(Charts.NOW, Calls.aboutAda(), b12("a", "1999-13-45"), b12("b", "long ago"));
        assertThat(chart.unreadableEntries()).isEqualTo(2);
        assertThat(chart.unread()).containsExactly(new UnreadData("rareResults", Reason.UNREADABLE));
    }

    @Test
    void takesTheDateOfIssueWhereNoOtherIsStated() {
        String issued = b12("a", "1999").replace("'effectiveDateTime':'1999'", "'issued':'%s'");
        assertThat(idsOf(issued.formatted("2025-11-17T10:00:00Z"))).isEmpty();
        assertThat(idsOf(issued.formatted("2025-11-18T10:00:00Z"))).containsExactly("a");
        String both = b12("a", "2026-01-01").replace("'status'", "'issued':'1999-01-01T00:00:00Z','status'");
        assertThat(idsOf(both)).containsExactly("a");
        String late = b12("a", "1999-01-01").replace("'status'", "'issued':'2026-01-01T00:00:00Z','status'");
        assertThat(idsOf(late)).isEmpty();
    }

    @Test
    void takesAnInstantLikeAnyOtherMoment() {
        String instant = b12("a", "%s").replace("effectiveDateTime", "effectiveInstant");
        assertThat(idsOf(instant.formatted("2025-11-17T10:00:00Z"))).isEmpty();
        assertThat(idsOf(instant.formatted("2025-11-18T10:00:00Z"))).containsExactly("a");
    }

    @Test
    void aCorrectionWithALaterDateIsTheOneThatCounts() {
        String first = b12("a", "1999-01-01").replace("'status'", "'meta':{'versionId':'1'},'status'");
        String second = b12("a", "2026-01-01").replace("'status'", "'meta':{'versionId':'2'},'status'");
        assertThat(idsOf(first, second)).containsExactly("a");
        assertThat(idsOf(first.replace("1999", "2026"), second.replace("2026", "1999")))
                .isEmpty();
    }

    @Test
    void anotherPatientsResultIsToldHoweverOldItIs() {
        PatientChart chart =
                read(Charts.NOW, Calls.aboutAda(), observation("x", "2132-9", "1999-01-01", "Patient/bob"));
        assertThat(chart.unreadableEntries()).isEqualTo(1);
        assertThat(chart.unread()).containsExactly(new UnreadData("rareResults", Reason.UNREADABLE));
    }

    @Test
    void thePatientsOwnOldResultsStillShowThatTheQueryWasAnswered() {
        String stray = observation("x", "2132-9", "2026-01-01", "Patient/bob");
        PatientChart chart = read(Charts.NOW, Calls.aboutAda(), stray, b12("a", "1999-01-01"));
        assertThat(chart.unreadableEntries()).isEqualTo(1);
        assertThat(chart.unread()).isEmpty();
    }

    @Test
    void withoutTheFilterNothingIsTooOld() {
        ChartKnowledge all = knowledge().withoutFilter();
        Prefetch prefetch = Charts.prefetch(all, sent("rareResults", bundle(b12("a", "1999-01-01"))));
        assertThat(ids(Charts.reader(all).read(Calls.aboutAda(), prefetch, Charts.NOW)))
                .containsExactly("a");
    }

    private static List<String> idsOf(String... observations) {
        return ids(read(Charts.NOW, Calls.aboutAda(), observations));
    }

    private static List<String> ids(PatientChart chart) {
        return chart.entries().stream()
                .map(each -> each.resource().getIdElement().getIdPart())
                .toList();
    }

    private static PatientChart read(ZonedDateTime now, HookCall call, String... observations) {
        Prefetch prefetch = Charts.prefetch(knowledge(), sent("rareResults", bundle(observations)));
        return Charts.reader(knowledge()).read(call, prefetch, now);
    }

    private static Map<String, String> sent(String key, String json) {
        Map<String, String> keys = Charts.everything();
        keys.put(key, json);
        return keys;
    }

    private static ChartKnowledge knowledge() {
        ChartKnowledge usual = Handful.knowledge();
        return new ChartKnowledge(windowed(usual.relevance()), usual.setsOf(), usual.products());
    }

    private static Relevance windowed(Relevance usual) {
        return new Relevance() {
            @Override
            public boolean canMatch(String type, String system, String code) {
                return usual.canMatch(type, system, code);
            }

            @Override
            public LookBack lookBack(String type, String system, String code) {
                return switch (code) {
                    case "2132-9" -> B12;
                    case "4548-4" -> HBA1C;
                    default -> usual.lookBack(type, system, code);
                };
            }

            @Override
            public boolean mattersUncoded(String type) {
                return usual.mattersUncoded(type);
            }
        };
    }

    private static LookBack window(String name, String unit, int length) {
        Setting setting = new Setting(
                name,
                "how long a result counts",
                Setting.Type.INTEGER,
                String.valueOf(length),
                unit,
                Optional.of(BigDecimal.ONE),
                Optional.of(BigDecimal.valueOf(100)),
                "a test");
        return new LookBack(Set.of(setting), false);
    }
}
