package org.paresthesia.cds.knowledge.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data are followed through defines, functions and lists until only those are taken that are not older than a window. */
class WindowsReadTest {

    private static final String HOLDS = "ParesthesiaDifferential.Holds";

    private static final String SETTINGS =
            """
            library ParesthesiaSettings
            parameter "Months" Integer default 12
            parameter "Days" Integer default 14
            parameter "Limit" Decimal default 6.5
            """;

    private static final String ELEMENTS =
            """
            library ParesthesiaElements
            using FHIR version '4.0.1'
            include FHIRHelpers version '4.0.1'
            valueset "Test": 'https://example.org/test'
            valueset "Other": 'https://example.org/other'
            context Patient
            define "Results": [Observation: "Test"]
            define "Others": [Observation: "Other"]
            """;

    private static final String MIDDLE =
            """
            library Middle
            using FHIR version '4.0.1'
            include FHIRHelpers version '4.0.1'
            include ParesthesiaElements called Elements
            include ParesthesiaSettings called Settings
            context Patient
            define function "Ago"(span Integer):
              Now() - System.Quantity { value: ToDecimal(span), unit: 'months' }
            define function "Date"(result FHIR.Observation):
              if result.effective is FHIR.dateTime then (result.effective as FHIR.dateTime).value else result.issued.value
            define function "Is After"(moment DateTime, limit DateTime):
              if hour from moment is null then moment same day or after limit else moment same or after limit
            define function "Is Within"(result FHIR.Observation, span Integer):
              "Is After"("Date"(result), "Ago"(span)) and result.status.value = 'final'
            define function "Within"(results List<FHIR.Observation>, span Integer):
              results R where "Is Within"(R, span)
            define function "Recent"(results List<FHIR.Observation>):
              results R where "Is Within"(R, Settings."Days")
            define function "High"(results List<FHIR.Observation>):
              results R where (R.value as FHIR.Quantity).value.value > Settings."Limit"
            define function "Any Recent Or High"(results List<FHIR.Observation>):
              exists "Recent"(results) or exists "High"(results)
            """;

    private static final String HEAD =
            """
            library ParesthesiaDifferential
            using FHIR version '4.0.1'
            include FHIRHelpers version '4.0.1'
            include ParesthesiaElements called Elements
            include ParesthesiaSettings called Settings
            include Middle called Middle
            context Patient
            define function "Results Within"(span Integer): Middle."Within"(Elements."Results", span)
            define function "All Results"(): Elements."Results"
            define "Uses": exists "Results Within"(Settings."Months") and exists Middle."Recent"("All Results"())
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a where with a window | exists (Elements.'Results' R where Middle.'Is Within'(R, Settings.'Months')) | Months",
                "compared in the where itself | exists (Elements.'Results' R where Middle.'Date'(R) after Middle.'Ago'(Settings.'Days')) | Days",
                "written the other way round | exists (Elements.'Results' R where Middle.'Ago'(Settings.'Days') before Middle.'Date'(R)) | Days",
                "not certainly outside | exists (Elements.'Results' R where Middle.'Is Within'(R, Settings.'Months') is not false) | Months",
                "not before | exists (Elements.'Results' R where not (Middle.'Date'(R) before Middle.'Ago'(Settings.'Days'))) | Days",
                "a window on either side of an or | exists (Elements.'Results' R where Middle.'Is Within'(R, Settings.'Months') or Middle.'Is Within'(R, Settings.'Days')) | Days+Months",
                "a function that is told the window | exists Middle.'Within'(Elements.'Results', Settings.'Months') | Months",
                "a function that has the window | exists Middle.'Recent'(Elements.'Results') | Days",
                "a function that reads the data itself | exists 'Results Within'(Settings.'Months') | Months",
                "a window around a filter without one | exists ((Middle.'High'(Elements.'Results')) R where Middle.'Is Within'(R, Settings.'Months')) | Months",
                "a window around a list of lists | exists Middle.'Recent'(flatten { Elements.'Others', Elements.'Results' }) | Days",
                "a window around a union | exists ((Elements.'Others' union Elements.'Results') R where Middle.'Is Within'(R, Settings.'Months')) | Months",
                "a window around a choice | exists Middle.'Recent'(if Settings.'Limit' > 6 then Elements.'Results' else Elements.'Others') | Days"
            })
    void findsTheWindow(String sentence, String logic, String windows) {
        Map<String, Set<String>> found = read("define \"Holds\": " + logic.replace('\'', '"'));
        String[] expected =
                windows.replaceAll("(\\w+)", "ParesthesiaSettings.$1").split("\\+");
        assertThat(found.get(HOLDS)).containsExactlyInAnyOrder(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no filter | exists Elements.'Results'",
                "a filter by a number that is no window | exists Middle.'High'(Elements.'Results')",
                "a function that reads the data itself | exists 'All Results'()",
                "once with a window, once without | exists Middle.'Recent'(Elements.'Results') or exists Elements.'Results'",
                "a function that does both | Middle.'Any Recent Or High'(Elements.'Results')",
                "a window that is only one of two ways | exists (Elements.'Results' R where Middle.'Is Within'(R, Settings.'Months') or R.status.value = 'final')",
                "what is older than the window | exists (Elements.'Results' R where not Middle.'Is Within'(R, Settings.'Months'))",
                "what was before the window | exists (Elements.'Results' R where Middle.'Date'(R) before Middle.'Ago'(Settings.'Months'))",
                "a window of other data in the condition | exists (Elements.'Results' R where exists Middle.'Recent'(Elements.'Others'))",
                "a window that counts from another date | exists (Elements.'Results' R where Middle.'Is After'(Middle.'Date'(R), First(Elements.'Others').issued.value - System.Quantity { value: ToDecimal(Settings.'Days'), unit: 'days' }))",
                "a window on another date of the data | exists (Elements.'Results' R where R.issued.value after Middle.'Ago'(Settings.'Days'))",
                "a window on the date of other data | exists (from Elements.'Results' R, Elements.'Others' O where Middle.'Is Within'(O, Settings.'Days'))",
                "only asked about while other data are chosen | exists (Elements.'Others' O where Middle.'Is Within'(O, Settings.'Months') and exists Elements.'Results')",
                "only asked about while a list is chosen | exists Middle.'Recent'(if exists Elements.'Results' then Elements.'Others' else {})",
                "part of a list of other things | exists (({ Tuple { many: Elements.'Results', one: First(Elements.'Others') } }) T where Middle.'Is Within'(T.one, Settings.'Days'))"
            })
    void seesThatThereIsNone(String sentence, String logic) {
        assertThat(read("define \"Holds\": "
                        + logic.replace("'final'", "~")
                                .replace("'days'", "^")
                                .replace('\'', '"')
                                .replace("~", "'final'")
                                .replace("^", "'days'")))
                .containsEntry(HOLDS, Set.of());
    }

    @Test
    void followsDefinesUpToTheOneThatHasTheWindow() {
        Map<String, Set<String>> found = read(
                """
                define "High Results": Middle."High"(Elements."Results")
                define "Both": "High Results" union Elements."Others"
                define "Recently": exists Middle."Recent"("Both")
                define "Ever": exists "High Results"
                """);
        assertThat(found)
                .containsEntry("ParesthesiaDifferential.Recently", Set.of("ParesthesiaSettings.Days"))
                .containsEntry("ParesthesiaDifferential.Ever", Set.of())
                .doesNotContainKeys("ParesthesiaDifferential.Both", "ParesthesiaDifferential.High Results");
    }

    @Test
    void dataThatGoOutAsTheyAreHaveNoWindow() {
        assertThat(read("define \"Holds\": Elements.\"Results\"")).containsEntry(HOLDS, Set.of());
    }

    private static Map<String, Set<String>> read(String logic) {
        CompiledLogic compiled = CqlCompiler.compile(Map.of(
                "cql/ParesthesiaSettings.cql", SETTINGS,
                "cql/ParesthesiaElements.cql", ELEMENTS,
                "cql/Middle.cql", MIDDLE,
                "cql/ParesthesiaDifferential.cql", HEAD + logic));
        return new WindowsRead(new LogicText(compiled), setting -> !setting.equals("ParesthesiaSettings.Limit"))
                .of(new LogicText.Name("ParesthesiaElements", "Results"));
    }
}
