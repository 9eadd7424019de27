package org.paresthesia.cds.chart.fetch;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paresthesia.cds.hook.CallContext;

/** Fills the tokens of a prefetch template (CDS Hooks 2.0.1, "Prefetch Template") and encodes it as a relative address. */
public final class QueryTemplate {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{([^}]*)}}");

    /** What RFC 3986 lets stand in a query, and the percent sign, which begins what is already encoded. */
    private static final String UNTOUCHED = "-._~:/?@!$&'()*,;=%";

    private QueryTemplate() {}

    /** The relative address; empty if the call has no value for a token, for example no encounter. */
    public static Optional<String> fill(String template, CallContext context) {
        Map<String, String> values = values(context);
        Matcher matcher = TOKEN.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1).trim());
            if (value == null) {
                return Optional.empty();
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(encode(value, "-._~")));
        }
        return Optional.of(encode(matcher.appendTail(filled).toString(), UNTOUCHED));
    }

    private static Map<String, String> values(CallContext context) {
        Map<String, String> values = new HashMap<>();
        values.put("context.patientId", context.patientId());
        context.encounterId().ifPresent(id -> values.put("context.encounterId", id));
        values.put(
                "context.userId", context.user().type() + "/" + context.user().id());
        values.put("user" + context.user().type() + "Id", context.user().id());
        return values;
    }

    private static String encode(String text, String untouched) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xFF);
            if (letter < 128 && (Character.isLetterOrDigit(letter) || untouched.indexOf(letter) >= 0)) {
                encoded.append(letter);
            } else {
                encoded.append(String.format("%%%02X", (int) letter));
            }
        }
        return encoded.toString();
    }
}
