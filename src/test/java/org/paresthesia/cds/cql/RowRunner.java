package org.paresthesia.cds.cql;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kotlin.Pair;
import org.hl7.elm.r1.ParameterDef;
import org.hl7.elm.r1.VersionedIdentifier;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationExpressionRef;
import org.opencds.cqf.cql.engine.execution.EvaluationParams;
import org.opencds.cqf.cql.engine.fhir.model.R4FhirModelResolver;
import org.opencds.cqf.cql.engine.runtime.Quantity;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;

/** Evaluates defines for a row. */
final class RowRunner {

    private static final R4FhirModelResolver MODEL = new R4FhirModelResolver(RowChart.FHIR);

    private final CompiledLogic logic;
    private final StandInValueSets valueSets;

    RowRunner(CompiledLogic logic, StandInValueSets valueSets) {
        this.logic = logic;
        this.valueSets = valueSets;
    }

    /** What one define says; each on its own engine, so that one that fails can't hide the others. */
    Answer evaluate(Row row, String define) {
        Map<String, DataProvider> data = new HashMap<>();
        data.put("http://hl7.org/fhir", new CompositeDataProvider(MODEL, new RowChart(row, valueSets)));
        CqlEngine engine = new CqlEngine(
                new Environment(logic.libraryManager(), data, valueSets),
                new java.util.HashSet<>(Set.of(CqlEngine.Options.EnableExpressionCaching)));
        VersionedIdentifier library = logic.identifier(row.library());
        var results = engine.evaluate(new EvaluationParams(
                Map.of(library, List.of(new EvaluationExpressionRef(define))),
                new Pair<>("Patient", "p"),
                parameters(row),
                null,
                Offsets.D));
        if (results.hasExceptions()) {
            throw results.getExceptionFor(library);
        }
        return new Answer(results.getResultFor(library).get(define).getValue());
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
        return switch (parameter.getResultTypeName().getLocalPart()) {
            case "Decimal" -> new BigDecimal(value.toString());
            case "Quantity" -> quantity(value.toString());
            default -> value;
        };
    }

    private static Quantity quantity(String text) {
        String[] parts = text.split(" ", 2);
        return new Quantity().withValue(new BigDecimal(parts[0])).withUnit(parts[1].replace("'", ""));
    }
}
