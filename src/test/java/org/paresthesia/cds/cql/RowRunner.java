package org.paresthesia.cds.cql;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.elm.r1.ParameterDef;
import org.opencds.cqf.cql.engine.runtime.Quantity;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;
import org.paresthesia.cds.logic.CoveredLogic;
import org.paresthesia.cds.logic.CqlRuntime;
import org.paresthesia.cds.logic.WatchedLogic;

/** Evaluates defines for a row. */
final class RowRunner {

    private final CompiledLogic logic;
    private final RowTerminology terminology;
    private final CqlRuntime runtime;
    private final Map<Row, PatientChart> charts = new ConcurrentHashMap<>();

    RowRunner(CompiledLogic logic, RowTerminology terminology) {
        this(logic, terminology, new CqlRuntime(logic, RowChart.FHIR, terminology::contains));
    }

    private RowRunner(CompiledLogic logic, RowTerminology terminology, CqlRuntime runtime) {
        this.logic = logic;
        this.terminology = terminology;
        this.runtime = runtime;
    }

    /** The same with the engine's own evaluation. */
    RowRunner withoutPreparation() {
        return new RowRunner(logic, terminology, runtime.withoutPreparation());
    }

    /** What is left to the engine's own evaluation in any case. */
    List<String> leftToTheEngine() {
        return runtime.leftToTheEngine();
    }

    /** What one define of the row's library says. */
    Answer evaluate(Row row, String define) {
        return evaluate(row, row.library(), List.of(define)).get(define);
    }

    /** What some defines of any library say for the row's person. */
    Map<String, Answer> evaluate(Row row, String library, List<String> defines) {
        return evaluate(row, charts.computeIfAbsent(row, any -> RowChart.of(row, terminology)), library, defines);
    }

    /** What some defines of any library say for the row's person with another chart. */
    Map<String, Answer> evaluate(Row row, PatientChart chart, String library, List<String> defines) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        runtime.over(chart, row.now())
                .evaluate(library, defines, parameters(row))
                .forEach((define, value) -> answers.put(define, new Answer(value)));
        return answers;
    }

    /** What the row's defines say while somebody looks on, and what was compared. */
    WatchedLogic.Seen watch(Row row) {
        PatientChart chart = charts.computeIfAbsent(row, any -> RowChart.of(row, terminology));
        return WatchedLogic.evaluate(
                runtime.over(chart, row.now()),
                chart,
                row.now().toLocalDate(),
                row.library(),
                row.expect().keySet(),
                parameters(row));
    }

    /** Evaluates the row's defines in the engine itself and marks there what was reached. */
    void cover(Row row, CoveredLogic covered) {
        PatientChart chart = charts.computeIfAbsent(row, any -> RowChart.of(row, terminology));
        covered.evaluate(runtime, chart, row.now(), row.library(), row.expect().keySet(), parameters(row));
    }

    private Map<String, Object> parameters(Row row) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("ParesthesiaElements.Unread", row.unread());
        parameters.put("ParesthesiaElements.Encounter In Context", row.encounter());
        parameters.put("ParesthesiaElements.Unrecognised Medicines", row.unrecognisedMedicines());
        row.settings().forEach((name, value) -> parameters.put("ParesthesiaSettings." + name, typed(name, value)));
        return parameters;
    }

    private Object typed(String name, Object value) {
        ParameterDef parameter = logic.library("ParesthesiaSettings").getParameters().getDef().stream()
                .filter(each -> name.equals(each.getName()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no setting is called " + name));
        return switch (CompiledLogic.typeOf(parameter)) {
            case "System.Decimal" -> new BigDecimal(value.toString());
            case "System.Quantity" -> quantity(value.toString());
            default -> value;
        };
    }

    private static Quantity quantity(String text) {
        String[] parts = text.split(" ", 2);
        return new Quantity().withValue(new BigDecimal(parts[0])).withUnit(parts[1].replace("'", ""));
    }
}
