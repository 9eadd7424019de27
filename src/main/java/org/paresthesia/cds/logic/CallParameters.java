package org.paresthesia.cds.logic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opencds.cqf.cql.engine.runtime.Quantity;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.findings.UnreadData;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.knowledge.Amount;
import org.paresthesia.cds.knowledge.Settings;

/**
 * What a call passes to the logic besides the chart, by {@code Library.Parameter}: the engine ignores an alias silently.
 *
 * @param settings the catalogue, which types the client's changed numbers
 */
public record CallParameters(Settings settings) {

    private static final String UNREAD = "ParesthesiaElements.Unread";
    private static final String ENCOUNTER = "ParesthesiaElements.Encounter In Context";
    private static final String UNRECOGNISED = "ParesthesiaElements.Unrecognised Medicines";

    /** The parameters of a call. */
    Map<String, Object> of(HookCall call, PatientChart chart) {
        List<String> unread = chart.unread().stream()
                .map(UnreadData::need)
                .distinct()
                .sorted()
                .toList();
        return parameters(call, chart, unread);
    }

    /** The parameters of a call in which everything had been read. */
    Map<String, Object> asIfAllWereRead(HookCall call, PatientChart chart) {
        return parameters(call, chart, List.of());
    }

    private Map<String, Object> parameters(HookCall call, PatientChart chart, List<String> unread) {
        Map<String, Object> parameters = new HashMap<>();
        String where = "clients." + call.caller().clientId() + ".settings";
        settings.check(where, call.caller().settings())
                .forEach((name, value) ->
                        parameters.put(name, value instanceof Amount amount ? quantity(amount) : value));
        parameters.put(UNREAD, unread);
        parameters.put(ENCOUNTER, call.context().encounterId().orElse(null));
        parameters.put(UNRECOGNISED, chart.unrecognisedMedicines().size());
        return parameters;
    }

    private static Quantity quantity(Amount amount) {
        return new Quantity().withValue(amount.number()).withUnit(amount.unit());
    }
}
