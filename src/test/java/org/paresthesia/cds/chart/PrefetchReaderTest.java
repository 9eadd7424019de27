package org.paresthesia.cds.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paresthesia.cds.chart.Json.ada;
import static org.paresthesia.cds.chart.Json.b12;
import static org.paresthesia.cds.chart.Json.bundle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.Slice;
import org.paresthesia.cds.hook.InvalidCall;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The prefetch as a whole: which keys are read, and that no value of a key can do harm. */
class PrefetchReaderTest {

    private static final PrefetchReader READER = new PrefetchReader(Handful.knowledge());

    @Test
    void skipsKeysThatNoRuleKnowsAndStopsAtTheEndOfPrefetch() {
        String body = "{'prefetch':{'unknown':[{'a':{}}],'patient':" + ada() + "},'context':{}}";
        Json.read(body, (parser, bytes) -> {
            parser.nextName();
            parser.nextToken();
            Prefetch prefetch = READER.read(Handful.needs(), parser, bytes);
            assertThat(prefetch.deliveries()).containsOnlyKeys("patient");
            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            assertThat(parser.nextName()).isEqualTo("context");
            return null;
        });
    }

    @Test
    void takesNullForNoPrefetch() {
        assertThat(read("null").deliveries()).isEmpty();
        assertThat(read("{}").deliveries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'x'", "1", "true"})
    void refusesAPrefetchThatIsNoObject(String value) {
        assertThatThrownBy(() -> read(value)).isInstanceOf(InvalidCall.class);
    }

    /** Wherever a value stands in a good body, any other JSON value may stand there in a bad one. */
    @Test
    void survivesAnyValueInAnyPlace() {
        String good = "{'conditions':" + bundle(Json.diabetes("d")) + ",'patient':" + ada() + ",'rareResults':"
                + bundle(b12("a", "2024"))
                        .replace("'type':'searchset'", "'total':1,'link':[{'relation':'self','url':'x'}]")
                + ",'medicationRequests':" + bundle(Json.prescription("p", "active", Json.rxnorm("860975", "tablet")))
                + "}";
        List<String> bad = List.of("null", "[]", "{}", "''", "0", "-1.5e300", "false", "[[{}]]", "{'a':{'b':[null]}}");
        Random random = new Random(1);
        ChartReader charts = Charts.reader(Handful.knowledge());
        int survived = 0;
        for (int i = 0; i < 3000; i++) {
            String body = replaceOneValue(good, bad.get(random.nextInt(bad.size())), random);
            try {
                charts.read(Calls.aboutAda(), read(body), Charts.NOW);
                survived++;
            } catch (PatientUnavailable | WrongPatient | NotR4 | InvalidCall expected) {
                assertThat(expected.getMessage()).doesNotContain("ada");
            }
        }
        assertThat(survived).isGreaterThan(1000);
    }

    private static String replaceOneValue(String good, String bad, Random random) {
        int at = random.nextInt(good.length());
        int start = good.indexOf("':", at) + 2;
        if (start < 2) {
            return good;
        }
        return good.substring(0, start) + bad + good.substring(endOfValue(good, start));
    }

    private static int endOfValue(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '{' || letter == '[') {
                depth++;
            } else if ((letter == '}' || letter == ']') && --depth < 0) {
                return i;
            } else if (letter == ',' && depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    @Test
    void nestsNoDeeperThanTheParserAllows() {
        JsonFactory strict = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(200).build())
                .build();
        String deep = "{'conditions':{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Condition','code':"
                + "{'a':".repeat(5000) + "1" + "}".repeat(5000) + "}}]}}";
        byte[] body = Json.quoted(deep).getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = strict.createParser(ObjectReadContext.empty(), body)) {
            parser.nextToken();
            assertThatThrownBy(() -> READER.read(Handful.needs(), parser, body)).isInstanceOf(JacksonException.class);
        }
    }

    @Test
    void readsTextOfAnyLanguageAtTheRightPlace() {
        String odd =
                b12("a", "2024").replace("'status'", "'note':[{'text':'\u4e16\u754c \ud83e\uddb6 \u00b5g'}],'status'");
        Map<String, String> keys = new TreeMap<>(Map.of("rareResults", bundle(odd, b12("b", "2023"))));
        Delivery delivery = Charts.prefetch(keys).deliveries().get("rareResults");
        assertThat(delivery.resources())
                .extracting(each -> Json.text(each.slice()))
                .containsExactly(Json.quoted(odd), Json.quoted(b12("b", "2023")));
    }

    @Test
    void readsUtf8WithAByteOrderMarkAndRefusesOtherEncodings() {
        String body = Json.quoted("{'patient':" + ada() + "}");
        byte[] marked = ("\ufeff" + body).getBytes(StandardCharsets.UTF_8);
        assertThat(Json.text(patient(marked))).isEqualTo(Json.quoted(ada()));
        assertThatThrownBy(() -> patient(body.getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(InvalidCall.class);
    }

    private static Slice patient(byte[] body) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), body)) {
            parser.nextToken();
            Prefetch prefetch = READER.read(Handful.needs(), parser, body);
            return prefetch.deliveries().get("patient").resources().get(0).slice();
        }
    }

    private static Prefetch read(String value) {
        return Json.read(value, (parser, body) -> READER.read(Handful.needs(), parser, body));
    }
}
