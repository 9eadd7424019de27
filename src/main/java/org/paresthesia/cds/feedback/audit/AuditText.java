package org.paresthesia.cds.feedback.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.paresthesia.cds.feedback.store.Keys;
import org.paresthesia.cds.hook.HookCall;
import tools.jackson.databind.json.JsonMapper;

/** Writes what happened as JSON of a few hundred characters; patients and users of an EHR stand in it as keys, which nobody can read back. */
final class AuditText {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UUID_FORM = "[0-9A-Fa-f-]{36}";
    private static final int MOST_TOPICS = 60;
    private static final int LONGEST_REASON = 500;

    private final Keys keys;
    private final String logicVersion;

    AuditText(Keys keys, String logicVersion) {
        this.keys = keys;
        this.logicVersion = logicVersion;
    }

    /** One request. */
    String of(Audited audited) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", audited.what().kind());
        audited.what().service().ifPresent(service -> fields.put("service", service));
        audited.what().person().ifPresent(person -> fields.put("person", shortened(person)));
        fields.put("status", audited.status());
        audited.reason().ifPresent(reason -> fields.put("reason", shortened(reason)));
        audited.call().ifPresent(call -> addCall(fields, call));
        addOutcome(fields, audited);
        fields.put("logic", logicVersion);
        return JSON.writeValueAsString(fields);
    }

    private void addCall(Map<String, Object> fields, HookCall call) {
        fields.put("hookInstance", call.hookInstance().matches(UUID_FORM) ? call.hookInstance() : "not-a-uuid");
        fields.put("patient", keys.patient(call));
        fields.put("user", keys.user(call));
        fields.put("userType", call.context().user().type());
    }

    private static void addOutcome(Map<String, Object> fields, Audited audited) {
        if (audited.what().items() > 0) {
            fields.put("items", audited.what().items());
        }
        if (audited.what().leftOut() > 0) {
            fields.put("leftOut", audited.what().leftOut());
        }
        List<String> topics = audited.topics();
        if (!topics.isEmpty()) {
            fields.put("topics", topics.subList(0, Math.min(topics.size(), MOST_TOPICS)));
        }
    }

    private static String shortened(String reason) {
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }

    /** That the service itself has something to say about its records. */
    String ofOurs(String what, String name, long number) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", what);
        fields.put(name, number);
        return JSON.writeValueAsString(fields);
    }
}
