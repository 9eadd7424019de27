package org.paresthesia.cds.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must hold of every body that leaves the service, of success or of error (checklist A1, A3 to A5). */
public final class WellFormed {

    /** As strict as RFC 8259: no comment, no trailing comma, no second value, no field twice. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Set<String> MAY_BE_EMPTY = Set.of("/cards", "/services");

    private WellFormed() {}

    /** Checks a response; one without a body has nothing to check. */
    public static void holdsFor(HttpResponse<String> response) {
        if (!response.body().isEmpty()) {
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
            holdsFor(response.body());
        }
    }

    /** Checks a body. */
    public static void holdsFor(String body) {
        JsonNode json = STRICT.readTree(body);
        assertThat(json.isObject()).as(body).isTrue();
        isNowhereEmpty(json, "");
    }

    private static void isNowhereEmpty(JsonNode node, String path) {
        boolean isEmpty = node.isNull()
                || node.isString() && node.asString().isBlank()
                || node.isContainer() && node.isEmpty() && !MAY_BE_EMPTY.contains(path);
        assertThat(isEmpty).as(path).isFalse();
        if (node.isObject()) {
            node.propertyStream().forEach(each -> isNowhereEmpty(each.getValue(), path + "/" + each.getKey()));
        } else {
            node.forEach(each -> isNowhereEmpty(each, path + "/*"));
        }
    }
}
