package org.paresthesia.cds.http.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.hook.FhirAccess;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A token is used only in the form that CDS Hooks gives it, and only for its patient (checklist F1, F3, F4). */
class FhirAccessReaderTest {

    private static final String COMPLETE = "{\"access_token\":\"t0ken\",\"token_type\":\"Bearer\",\"expires_in\":300,"
            + "\"scope\":\"patient/*.read\",\"subject\":\"cds\"}";

    private record Row(String situation, String authorization, boolean isUsed) {}

    private static Row row(String situation, String from, String to, boolean isUsed) {
        return new Row(situation, COMPLETE.replace(from, to), isUsed);
    }

    private static Stream<Row> rows() {
        return Stream.of(
                row("complete", "", "", true),
                row("with a type in lower case", "Bearer", "bearer", true),
                row("with unknown fields", "{", "{\"new\":{\"a\":[1]},", true),
                row("for this patient", "{", "{\"patient\":\"p1\",", true),
                row("for this patient by reference", "{", "{\"patient\":\"Patient/p1\",", true),
                row("for another patient", "{", "{\"patient\":\"p2\",", false),
                row("of another type", "Bearer", "mac", false),
                row("without a type", "\"token_type\":\"Bearer\",", "", false),
                row("without a token", "\"access_token\":\"t0ken\",", "", false),
                row("with an empty token", "t0ken", "", false),
                row("with a token that would break the header", "t0ken", "t0\\r\\nX: y", false),
                row("with a token that is a number", "\"t0ken\"", "7", false),
                row("with an expiry in words", "300", "\"300\"", false),
                row("without an expiry", "\"expires_in\":300,", "", false),
                row("without a scope", "\"scope\":\"patient/*.read\",", "", false),
                row("without a subject", ",\"subject\":\"cds\"", "", false),
                row("with the token twice", "{", "{\"access_token\":\"x\",", false));
    }

    @TestFactory
    @Proves({"F1", "F3", "F4"})
    Stream<DynamicTest> anAuthorization() {
        return rows().map(row -> DynamicTest.dynamicTest(row.situation(), () -> {
            FhirAccessReader reader = new FhirAccessReader();
            reader.server("https://ehr.example.org/fhir");
            reader.authorization(parser(row.authorization()));
            Optional<FhirAccess> access = reader.checked("p1");
            assertThat(access.isPresent()).isEqualTo(row.isUsed());
            assertThat(reader.isUnusable()).isEqualTo(!row.isUsed());
            assertThat(access.flatMap(FhirAccess::bearerToken))
                    .isEqualTo(row.isUsed() ? Optional.of("t0ken") : Optional.empty());
            assertThat(String.valueOf(access)).doesNotContain("t0ken", "p1");
        }));
    }

    @Test
    @Proves("F1")
    void anOpenServerNeedsNone() {
        FhirAccessReader reader = new FhirAccessReader();
        reader.server("http://localhost:8081/fhir");
        assertThat(reader.checked("p1").orElseThrow().bearerToken()).isEmpty();
        assertThat(reader.isUnusable()).isFalse();
    }

    @Test
    @Proves("F1")
    void withoutServerThereIsNoAccess() {
        assertThat(new FhirAccessReader().checked("p1")).isEmpty();
    }

    private static JsonParser parser(String json) {
        JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json);
        parser.nextToken();
        return parser;
    }
}
