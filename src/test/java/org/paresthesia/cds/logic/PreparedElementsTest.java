package org.paresthesia.cds.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opencds.cqf.cql.engine.runtime.Tuple;
import org.paresthesia.cds.chart.PatientChart;

/** Every kind of element says, prepared, what the engine's own evaluation says, for unknown and odd values too. */
class PreparedElementsTest {

    private static final List<String> EXPRESSIONS = expressions();

    private static final String FUNCTIONS =
            """
            define function "Twice"(number Integer): number * 2
            define function "Nested"(numbers List<Integer>, limit Integer):
              numbers N where N < limit and exists (numbers M where M > N and "Twice"(M) > limit)
            define function "Overloaded"(one Integer): 'number'
            define function "Overloaded"(one String): 'text'
            """;

    private static final SmallLogic LOGIC = SmallLogic.of(FUNCTIONS
            + String.join(
                    "\n",
                    IntStream.range(0, EXPRESSIONS.size())
                            .mapToObj(each -> "define \"" + each + "\": " + EXPRESSIONS.get(each))
                            .toList()));

    private static List<String> expressions() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/cql-expressions.cql")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("//"))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static PatientChart chart() {
        Condition one = new Condition();
        one.setId("one");
        one.setCode(new CodeableConcept(new Coding("urn:local", "fever", "Fever")).setText("hot"));
        one.addBodySite(one.getCode());
        one.setOnset(new DateTimeType("2026-11"));
        Condition other = new Condition();
        other.setId("other");
        other.setCode(new CodeableConcept(new Coding("urn:local", "fever", null)).addCoding(new Coding()));
        other.setOnset(new Period().setStartElement(new DateTimeType("2026-11-19T10:00:00+02:00")));
        other.setRecordedDateElement(new DateTimeType("2026-11-20"));
        Procedure procedure = new Procedure();
        procedure.setId("procedure");
        procedure.setPerformed(new StringType("last year"));
        return SmallLogic.chart(Set.of(), one, other, procedure);
    }

    @TestFactory
    Stream<DynamicTest> everyExpressionSaysTheSame() {
        return IntStream.range(0, EXPRESSIONS.size())
                .mapToObj(each -> DynamicTest.dynamicTest(EXPRESSIONS.get(each), () -> saysTheSame("" + each)));
    }

    private static void saysTheSame(String define) {
        assertThat(said(LOGIC, define)).isEqualTo(said(LOGIC.withoutPreparation(), define));
    }

    private static String said(SmallLogic logic, String define) {
        try {
            return words(logic.say(define, chart(), SmallLogic.NOON));
        } catch (RuntimeException failed) {
            return "a failure";
        }
    }

    private static String words(Object value) {
        if (value instanceof Iterable<?> list) {
            List<String> words = new ArrayList<>();
            list.forEach(each -> words.add(words(each)));
            return words.toString();
        }
        if (value instanceof Tuple tuple) {
            TreeMap<String, String> words = new TreeMap<>();
            tuple.getElements().forEach((name, each) -> words.put(name, words(each)));
            return words.toString();
        }
        return value instanceof org.hl7.fhir.r4.model.Base fhir
                ? fhir.fhirType() + fhir.getIdBase()
                : value == null ? "unknown" : value.getClass().getSimpleName() + " " + value;
    }

    @Test
    void aFailureThatDoesNotMatterMakesNothingUnknown() {
        SmallLogic logic = SmallLogic.of(
                """
                define "And": false and (singleton from { 1, 2 }) = 1
                define "Let": Count(({ 1, 2 }) N let unused: singleton from { 1, 2 } return N)
                """);
        assertThat(logic.say("And", chart(), SmallLogic.NOON)).isEqualTo(false);
        assertThat(logic.say("Let", chart(), SmallLogic.NOON)).isEqualTo(2);
    }

    @Test
    void onlySortingAggregatingAndTheSmallestNumberAreLeftToTheEngine() {
        assertThat(LOGIC.runtime.leftToTheEngine()).allMatch(each -> each.matches(".*: (Query|Literal)"));
    }
}
