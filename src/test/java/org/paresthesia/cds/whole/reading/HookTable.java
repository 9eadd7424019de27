package org.paresthesia.cds.whole.reading;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Drafts;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of one hook for decision table E.
 *
 * @param hook the hook
 * @param context what the call's context has besides
 * @param rows a row for every key whose content decides
 */
record HookTable(String hook, UnaryOperator<Call> context, List<KeyRow> rows) {

    private static final ObjectNode ENCOUNTER =
            Json.of("{'resourceType':'Encounter','id':'now','status':'in-progress','class':{'code':'AMB'},"
                    + "'period':{'start':'2026-11-20T09:50:00Z'}}");

    /** Every hook of this service. */
    static Stream<HookTable> all() {
        List<KeyRow> usual = KeyRow.all().toList();
        return Stream.of(
                new HookTable("patient-view", call -> call, usual),
                new HookTable("encounter-start", call -> call.encounter("now"), duringAnEncounter(usual)),
                new HookTable("problem-list-item-create", HookTable::anotherProblem, usual),
                new HookTable("order-select", HookTable::selectsMetformin, orders()),
                new HookTable("order-sign", call -> call.signing(metformin(call)), orders()));
    }

    /** Without the visits: the one in context is among them, so that a client that sends none has left it out. */
    private static List<KeyRow> duringAnEncounter(List<KeyRow> rows) {
        return rows.stream()
                .filter(row -> !row.key().equals("encounters"))
                .map(row -> row.of(row.chart().with(ENCOUNTER)))
                .toList();
    }

    private static Call anotherProblem(Call call) {
        return call.adding(Drafts.of(call.patientId(), Drafts.problem("ankle", "16114001")));
    }

    private static Call selectsMetformin(Call call) {
        ObjectNode metformin = metformin(call);
        return call.selecting(List.of(Drafts.reference(metformin)), metformin);
    }

    private static ObjectNode metformin(Call call) {
        return Drafts.of(call.patientId(), Drafts.metformin());
    }

    private static List<KeyRow> orders() {
        Chart numbFeet = Chart.demo("v08").with(Drafts.problem("numb-feet", "309538000"));
        ObjectNode ordered = Drafts.test("2132-9").put("status", "active").put("authoredOn", "2026-11-18T10:00:00Z");
        ObjectNode replaced =
                Drafts.medicine("b12", "11248").put("status", "active").put("authoredOn", "2026-10-20");
        return List.of(
                KeyRow.row("patient", numbFeet, "b12-test-s | 412 | 412 | b12-test-s"),
                KeyRow.row("conditions", numbFeet, "b12-test-s | | 412 | b12-test-s!"),
                KeyRow.row("findings", Chart.demo("v08").with(finding()), "b12-test-s | | data-gap! | b12-test-s!"),
                KeyRow.row("rareResults", numbFeet.with(result()), " | b12-test-s | data-gap! | "),
                KeyRow.row("serviceRequests", numbFeet.with(ordered), " | b12-test-s | data-gap! | "),
                KeyRow.row("medicationRequests", numbFeet.with(replaced), " | b12-test-s | data-gap! | "));
    }

    private static ObjectNode finding() {
        return Json.of("{'resourceType':'Observation','id':'numb','status':'final','valueBoolean':true,"
                + "'code':{'coding':[{'system':'http://snomed.info/sct','code':'309538000'}]},"
                + "'effectiveDateTime':'2026-11-10T10:00:00Z'}");
    }

    private static ObjectNode result() {
        return Json.of("{'resourceType':'Observation','id':'b12','status':'final','effectiveDateTime':'2026-09-20',"
                + "'code':{'coding':[{'system':'http://loinc.org','code':'2132-9'}]},"
                + "'valueQuantity':{'value':500,'unit':'pg/mL','code':'pg/mL','system':'http://unitsofmeasure.org'}}");
    }

    /** The hook alone: tables are told apart by it. */
    @Override
    public String toString() {
        return hook;
    }
}
