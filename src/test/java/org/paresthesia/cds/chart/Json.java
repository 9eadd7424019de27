package org.paresthesia.cds.chart;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.paresthesia.cds.chart.delivery.Slice;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Writes the JSON of examples in few words; apostrophes stand for quotation marks. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Something that reads with a parser over a body. */
    public interface Reading<T> {
        /** Reads from the first token of the body. */
        T read(JsonParser parser, byte[] body);
    }

    /** Reads a text as a client would send it. */
    public static <T> T read(String text, Reading<T> reading) {
        byte[] body = quoted(text).getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            parser.nextToken();
            return reading.read(parser, body);
        }
    }

    /** The text with quotation marks. */
    public static String quoted(String text) {
        return text.replace('\'', '"');
    }

    /** What stands in a place of a body. */
    public static String text(Slice slice) {
        return new String(slice.body(), slice.start(), slice.length(), StandardCharsets.UTF_8);
    }

    /** A searchset Bundle of these resources. */
    public static String bundle(String... resources) {
        return "{'resourceType':'Bundle','type':'searchset','entry':["
                + Arrays.stream(resources)
                        .map(each -> "{'resource':" + each + "}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    /** The woman that the examples are about. */
    public static String ada() {
        return "{'resourceType':'Patient','id':'ada','birthDate':'1960-02-03','gender':'female'}";
    }

    /** A vitamin B12 result of hers. */
    public static String b12(String id, String date) {
        return observation(id, "2132-9", date, "Patient/ada");
    }

    /** A result of LOINC code, date and subject. */
    public static String observation(String id, String code, String date, String subject) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final','code':{'coding':[{'system':"
                + "'http://loinc.org','code':'" + code + "'}]},'subject':{'reference':'" + subject + "'},"
                + "'effectiveDateTime':'" + date + "','valueQuantity':{'value':150,'unit':'pg/mL'}}";
    }

    /** Her diabetes. */
    public static String diabetes(String id) {
        return "{'resourceType':'Condition','id':'" + id + "','code':{'coding':[{'system':'http://snomed.info/sct',"
                + "'code':'44054006'}]},'subject':{'reference':'Patient/ada'}}";
    }

    /** A prescription of hers; {@code product} is its medication element. */
    public static String prescription(String id, String status, String product) {
        return "{'resourceType':'MedicationRequest','id':'" + id + "','status':'" + status + "','intent':'order',"
                + product + ",'subject':{'reference':'Patient/ada'}}";
    }

    /** The medication element of an RxNorm product. */
    public static String rxnorm(String code, String display) {
        return "'medicationCodeableConcept':{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm',"
                + "'code':'" + code + "','display':'" + display + "'}]}";
    }
}
