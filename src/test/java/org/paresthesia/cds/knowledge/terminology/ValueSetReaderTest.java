package org.paresthesia.cds.knowledge.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paresthesia.cds.knowledge.Codings;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.KnowledgeProblem;
import org.paresthesia.cds.knowledge.ValueSets;

class ValueSetReaderTest {

    private static final String BASE = "https://example.org/ValueSet/";
    private static final String CATEGORY = "'extension': [{'url': 'https://paresthesia-cds.org/fhir/StructureDefinition/category', "
            + "'valueCode': 'E11'}, {'url': 'https://paresthesia-cds.org/fhir/StructureDefinition/category-display', "
            + "'valueString': 'Type 2'}], 'system': 'http://hl7.org/fhir/sid/icd-10-cm', 'filter': [{'property': 'code', "
            + "'op': 'regex', 'value': ";

    @TempDir
    Path site;

    @Test
    void codesCategoriesAndOtherSetsAreRead() throws IOException {
        write("inner", "{'system': 'http://snomed.info/sct', 'concept': [{'code': '1', 'display': 'One'}]}");
        write("middle", "{'valueSet': ['" + BASE + "inner']}");
        write("outer", "{'valueSet': ['" + BASE + "middle']}, {" + CATEGORY + "'E11(\\\\..*)?'}]}");
        ValueSets sets = read();
        assertThat(sets.setsOf(Codings.SNOMED, "1"))
                .containsExactlyInAnyOrder(BASE + "inner", BASE + "middle", BASE + "outer");
        assertThat(sets.setsOf(Codings.ICD_10_CM, "E11.9")).containsExactly(BASE + "outer");
        assertThat(sets.display(Codings.ICD_10_CM, "E11.9")).contains("Type 2");
    }

    @Test
    void setsThatIncludeEachOtherHoldTheSameCodes() throws IOException {
        write("one", "{'valueSet': ['" + BASE + "two']}");
        write("two", "{'valueSet': ['" + BASE + "one']}, "
                + "{'system': 'http://snomed.info/sct', 'concept': [{'code': '1', 'display': 'One'}]}");
        assertThat(read().setsOf(Codings.SNOMED, "1")).containsExactlyInAnyOrder(BASE + "one", BASE + "two");
    }

    @Test
    void aSiteMayNameASystemByItsIdentifierAndLeaveOutTheDot() throws IOException {
        write("set", "{'system': 'urn:oid:2.16.840.1.113883.6.90', 'concept': [{'code': 'e119', 'display': 'Type 2'}]}");
        assertThat(read().contains(BASE + "set", Codings.ICD_10_CM, "E11.9")).isTrue();
    }

    @Test
    void aSetWithoutCodesAndAnAbsentFolderAreNoMistake() throws IOException {
        assertThat(read().urls()).isEmpty();
        Files.createDirectories(site.resolve("fhir-resources/valuesets"));
        Files.writeString(
                site.resolve("fhir-resources/valuesets/set.json"), json("{'resourceType': 'ValueSet', 'url': '" + BASE + "set'}"));
        assertThat(read().urls()).containsExactly(BASE + "set");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a missing set | {'valueSet': ['https://example.org/ValueSet/none']} | does not exist",
                "a whole system | {'system': 'http://snomed.info/sct'} | an include must have",
                "a set with a system | {'system': 'http://s', 'valueSet': ['https://example.org/ValueSet/set']} | an include must",
                "two sets, of which FHIR means the codes in both | {'valueSet': ['https://example.org/ValueSet/set', "
                        + "'https://example.org/ValueSet/set']} | an include must have",
                "a set and codes | {'valueSet': ['https://example.org/ValueSet/set'], 'concept': []} | an include must have",
                "two filters | {'system': 'http://s', 'filter': [{}, {}]} | an include must have",
                "no such code | {'system': 'http://hl7.org/fhir/sid/icd-10-cm', 'concept': [{'code': 'E11-9', "
                        + "'display': 'x'}]} | can't be an ICD-10-CM code",
                "codes without system | {'concept': [{'code': '1', 'display': 'One'}]} | an include must have",
                "a hierarchy | {'system': 'http://snomed.info/sct', 'filter': [{'property': 'concept', 'op': 'is-a', "
                        + "'value': '73211009'}]} | not an ICD-10-CM category",
                "a code without words | {'system': 'http://snomed.info/sct', 'concept': [{'code': '987'}]} | '987' lacks",
            })
    void whatNeedsATerminologyServerStopsTheStartWithFileAndLine(String what, String include, String message)
            throws IOException {
        write("set", include);
        assertThatThrownBy(this::read)
                .as(what)
                .isInstanceOf(KnowledgeProblem.class)
                .hasMessageContaining(message)
                .hasMessageContaining("fhir-resources/valuesets/set.json:4");
    }

    @Test
    void aCategoryWhoseFilterSaysSomethingElseIsRefused() throws IOException {
        write("set", "{" + CATEGORY + "'E10(\\\\..*)?'}]}");
        assertThatThrownBy(this::read).hasMessageContaining("E11(\\..*)?");
    }

    @Test
    void codesThatAreExcludedAreRefused() throws IOException {
        write("set", "{'valueSet': ['" + BASE + "set']}], 'exclude': [{'system': 'http://snomed.info/sct'}");
        assertThatThrownBy(this::read).hasMessageContaining("can't exclude");
    }

    @Test
    void twoFilesWithOneAddressAreRefused() throws IOException {
        write("set", "{'valueSet': ['" + BASE + "set']}");
        Path folder = site.resolve("fhir-resources/valuesets");
        Files.copy(folder.resolve("set.json"), folder.resolve("twin.json"));
        assertThatThrownBy(this::read).hasMessageContaining("twin.json:3: another file has the address");
    }

    @Test
    void aFileThatIsNoJsonOrNoValueSetIsNamed() throws IOException {
        Path file = Files.createDirectories(site.resolve("fhir-resources/valuesets")).resolve("set.json");
        Files.writeString(file, "{\n  \"resourceType\": }");
        assertThatThrownBy(this::read).hasMessageContaining("set.json:2: not JSON");
        Files.writeString(file, "{\"resourceType\": \"Patient\"}");
        assertThatThrownBy(this::read).hasMessageContaining("set.json:1: expected a ValueSet but found 'Patient'");
    }

    private ValueSets read() {
        return ValueSetReader.read(Content.directory(site));
    }

    private void write(String id, String includes) throws IOException {
        Path folder = Files.createDirectories(site.resolve("fhir-resources/valuesets"));
        Files.writeString(
                folder.resolve(id + ".json"),
                json("{\n'resourceType': 'ValueSet',\n'url': '" + BASE + id + "',\n'compose': {'include': [" + includes + "]}}"));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
