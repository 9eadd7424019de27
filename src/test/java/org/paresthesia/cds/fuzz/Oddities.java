package org.paresthesia.cds.fuzz;

import java.util.List;

/** Values that break readers, as they are written in JSON. */
final class Oddities {

    /** Values of any kind. */
    static final List<String> VALUES = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "[null]",
            "[[]]",
            "{\"\":{}}",
            "\"\"",
            "\" \"",
            "0",
            "-0",
            "-1",
            "1e400",
            "-1e-400",
            "1E+2147483648",
            "9223372036854775808",
            "0.1234567890123456789012345678901234567890",
            "1" + "0".repeat(999),
            "1" + "0".repeat(1001),
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u202e\\u001b[2J\"",
            "\"\\uffff\\ufeff\"",
            "\"${jndi:x}{{context.patientId}}$1\\\\\"",
            "\"<img src=x onerror=y>|[a](javascript:b)`\"",
            "\"Patient/../../x?a=b&c\"",
            "\"#\"",
            "\"urn:uuid:\"",
            "\"" + "x".repeat(5_000) + "\"",
            "{\"resourceType\":\"Bundle\"}",
            "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p\"}}]}",
            "{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"next\",\"url\":\"http://localhost/x\"}],\"entry\":[]}",
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"fatal\",\"code\":\"exception\"}]}",
            "{\"resourceType\":\"Observation\",\"status\":\"final\",\"contained\":[{\"resourceType\":\"Patient\",\"contained\":[{}]}]}",
            "{\"extension\":[{\"url\":\"x\",\"extension\":[{\"url\":\"y\",\"valueString\":\"z\"}]}]}",
            "{\"reference\":\"Medication/1\"}",
            "{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"2132-9\"},null,{}]}",
            "{\"value\":1e400,\"unit\":\"pg/mL\",\"code\":\"pg/mL\"}",
            "{\"value\":150,\"comparator\":\"<\",\"unit\":\"\"}",
            "{\"start\":\"2026\",\"end\":\"0001-01-01\"}");

    /** Dates and near dates, in the middle and at the ends of the calendar. */
    static final List<String> DATES = List.of(
            "2026-11-20",
            "2026-11",
            "2026",
            "0000",
            "0001-01-01",
            "9999-12-31T23:59:59.999+14:00",
            "9999-12-31T23:59:60Z",
            "2026-02-30",
            "2024-02-29T24:00:00Z",
            "-0001-01-01",
            "+10000-01-01T00:00:00Z",
            "2026-11-20T10:00:00",
            "2026-11-20T10:00:00-99:99",
            "2026-11-20T10:00:00.1234567890123456789Z",
            "2026-11-20T10:00:00Z",
            "20261120",
            "T10:00",
            " 2026-11-20 ");

    private Oddities() {}
}
