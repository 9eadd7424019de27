package org.paresthesia.cds.chart.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paresthesia.cds.chart.Json.b12;
import static org.paresthesia.cds.chart.Json.quoted;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.chart.delivery.Slice;

/** A resource is read from the body's bytes as HAPI itself reads it from a text. */
class JsonReaderTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    @Test
    void readsEveryRecordOfAChartAsHapiDoes() throws IOException {
        for (String entry : chart()) {
            String bundle = "{\"resourceType\":\"Bundle\",\"entry\":[" + entry + "]}";
            Bundle parsed = (Bundle) hapi().parseResource(bundle);
            String resource =
                    hapi().encodeResourceToString(parsed.getEntryFirstRep().getResource());
            assertThat(ours(resource)).contains(resource);
            assertThat(ours(resource)).isEqualTo(hapis(resource));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'valueQuantity':{'value':150.00}",
                "'valueQuantity':{'value':-0}",
                "'valueQuantity':{'value':1.5e3}",
                "'valueQuantity':{'value':1E-3}",
                "'valueQuantity':{'value':123456789012345678901234567890}",
                "'valueQuantity':{'value':1e99999999999}",
                "'valueQuantity':{'value':'150.0'}",
                "'valueQuantity':{'value':true}",
                "'valueQuantity':{'value':null,'unit':'pg/mL'}",
                "'valueQuantity':null",
                "'valueQuantity':[{'value':1}]",
                "'valueBoolean':'true'",
                "'valueBoolean':1",
                "'valueInteger':5.0",
                "'valueInteger':'5'",
                "'valueString':7",
                "'valueString':''",
                "'valueString':' '",
                "'valueString':'\\u00e9 \\ud83e\\uddb6 \\n'",
                "'_issued':{'extension':[{'url':'http://x','valueString':'y'}]}",
                "'issued':'2024-01-01T00:00:00Z','_issued':{'id':'x'}",
                "'issued':null,'_issued':{'id':'x'}",
                "'_issued':[]",
                "'_issued':'x'",
                "'_':{}",
                "'':{}",
                "'category':[null]",
                "'category':[[]]",
                "'category':{}",
                "'category':'x'",
                "'note':[{'text':'a','text':'b'}]",
                "'note':[{'_text':{'id':'i'}},{'text':null}]",
                "'code':{'text':'first'}",
                "'contained':[{'resourceType':'Patient','id':'p'}]",
                "'contained':[{'resourceType':{}}]",
                "'contained':[{'resourceType':'Nothing'}]",
                "'fhir_comments':['a']",
                "'id':5",
                "'id':['a']",
                "'id':{}",
                "'meta':{'versionId':'3','lastUpdated':'2024-01-01T00:00:00Z','tag':[{'code':'a'}]}",
                "'meta':{'versionId':3}",
                "'meta':[]",
                "'resourceType':'Condition'",
                "'text':'words'",
                "'text':[{}]",
                "'text':{'status':'generated'},'text':'words'",
                "'modifierExtension':[{'url':'x','valueCode':'y'}]",
                "'extension':{'url':'x'}",
                "'extension':[null]",
                "'code':{'extension':[5],'text':'a'}",
                "'status':{'reference':'a'}",
                "'extension':[{'extension':[{'url':'a'}],'url':'x'}]"
            })
    void readsWhatIsOddAsHapiDoes(String property) {
        String resource = quoted(b12("a", "2024").replace("'status'", property + ",'status'"));
        assertThat(ours(resource)).isEqualTo(hapis(resource));
    }

    @Test
    void leavesTheNarrativeOut() {
        String narrative = "'text':{'status':'generated','div':'<div>not even this: <<</div>'}";
        String resource = quoted(b12("a", "2024").replace("'status'", narrative + ",'status'"));
        assertThat(ours(resource)).isEqualTo(hapis(quoted(b12("a", "2024")))).isPresent();
    }

    @Test
    void readsFromItsPlaceInTheBody() {
        byte[] resource = quoted(b12("\u00e9", "2024")).getBytes(StandardCharsets.UTF_8);
        byte[] body = (" {\u00e9} " + quoted(b12("\u00e9", "2024")) + ",{\u00e9}").getBytes(StandardCharsets.UTF_8);
        assertThat(new ResourceParser()
                        .parse(new Slice(body, 6, 6 + resource.length))
                        .map(each -> hapi().encodeResourceToString(each)))
                .isEqualTo(ours(quoted(b12("\u00e9", "2024"))))
                .isPresent();
    }

    private static List<String> chart() throws IOException {
        try (InputStream packed = JsonReaderTest.class.getResourceAsStream("/bench/one-chart.ndjson.gz")) {
            return new String(new GZIPInputStream(packed).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static Optional<String> ours(String resource) {
        byte[] body = resource.getBytes(StandardCharsets.UTF_8);
        return new ResourceParser().parse(new Slice(body, 0, body.length)).map(each -> hapi().encodeResourceToString(
                        each));
    }

    private static Optional<String> hapis(String resource) {
        try {
            IBaseResource parsed = hapi().parseResource(resource);
            return Optional.of(hapi().encodeResourceToString(parsed));
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    private static IParser hapi() {
        IParser parser = R4.newJsonParser();
        parser.setParserErrorHandler(new SilentErrorHandler());
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        parser.setStripVersionsFromReferences(false);
        return parser;
    }
}
