package org.paresthesia.cds.knowledge.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.knowledge.Codings;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.MedicineProduct;
import org.paresthesia.cds.knowledge.Medicines;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.ValueSets;

class MedicineReaderTest {

    private static final String OURS =
            """
            {"resourceType": "ConceptMap", "group": [{
              "source": "http://www.nlm.nih.gov/research/umls/rxnorm",
              "target": "http://www.nlm.nih.gov/research/umls/rxnorm",
              "element": [{
                "extension": [
                  {"url": "https://paresthesia-cds.org/fhir/StructureDefinition/dose-form", "valueCode": "topical"},
                  {"url": "https://paresthesia-cds.org/fhir/StructureDefinition/route", "valueString": "skin"}],
                "code": "100", "display": "gel", "target": [{"code": "3355", "display": "Diclofenac", "equivalence": "wider"}]
              }]}]}
            """;
    private static final String SITE =
            """
            {"resourceType": "ConceptMap", "group": [{
              "source": "http://local.example",
              "target": "urn:oid:2.16.840.1.113883.6.88",
              "element": [
                {"code": "A", "target": [{"code": "6809", "display": "metformin", "equivalence": "wider"}]},
                {"code": "B", "target": [{"code": "6809", "display": "metformin", "equivalence": "unmatched"}]}
              ]}]}
            """;

    @TempDir
    Path site;

    @Test
    void aSitesMapStandsBesideOurs() throws IOException {
        write("medicine-products.json", OURS);
        write("site.json", SITE);
        assertThat(read().ingredients(Codings.RXNORM, "100"))
                .containsExactly(new NamedCode(Codings.RXNORM, "3355", "Diclofenac"));
        assertThat(read().ingredients("http://local.example", "A"))
                .containsExactly(new NamedCode(Codings.RXNORM, "6809", "metformin"));
    }

    @Test
    void formAndRouteAreKept() throws IOException {
        write("medicine-products.json", OURS);
        assertThat(read().product(Codings.RXNORM, "100").flatMap(MedicineProduct::form)).contains("topical");
        assertThat(read().product(Codings.RXNORM, "100").flatMap(MedicineProduct::route)).contains("skin");
    }

    @Test
    void aRowThatSaysThereIsNoMatchIsNotRecognised() throws IOException {
        write("site.json", SITE);
        assertThat(read().ingredients("http://local.example", "B")).isEmpty();
    }

    @Test
    void aRowThatCannotBeUsedStopsTheStartWithFileAndLine() throws IOException {
        write("site.json", SITE.replace("\"code\": \"6809\", \"display\": \"metformin\"", "\"code\": \"6809\""));
        assertThatThrownBy(this::read).hasMessageContaining("fhir-resources/conceptmaps/site.json:").hasMessageContaining("lacks");
        write("site.json", SITE.replace("http://local.example", ""));
        assertThatThrownBy(this::read).hasMessageContaining("a product lacks its code, or its group the source system");
    }

    private Medicines read() {
        return MedicineReader.read(Content.directory(site), new ValueSets(List.of()));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(site.resolve("fhir-resources/conceptmaps")).resolve(name), text);
    }
}
