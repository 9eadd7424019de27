package org.paresthesia.cds.tools.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.knowledge.Codings;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.ValueSet;
import org.paresthesia.cds.knowledge.ValueSets;
import org.paresthesia.cds.knowledge.terminology.ValueSetReader;
import org.paresthesia.cds.tools.terminology.SourceTables.CodeRow;

/** What holds for every value set that is packed into the program, and for the files. */
class PublishedTerminologyTest {

    private static final String BASE = "https://paresthesia-cds.org/fhir/ValueSet/";
    private static final Content CONTENT = Content.directory(Path.of(""));
    private static final ValueSets SETS = ValueSetReader.read(CONTENT);

    @Test
    void everySnomedAndLoincCodeHasItsCheckDigit() {
        List<NamedCode> all =
                SETS.urls().stream().flatMap(url -> SETS.codesOf(url).stream()).toList();
        assertThat(all)
                .filteredOn(code -> Codings.SNOMED.equals(code.system()))
                .hasSizeGreaterThan(200)
                .allSatisfy(code -> assertThat(CheckDigits.isSnomed(code.code()))
                        .as(code.code())
                        .isTrue());
        assertThat(all)
                .filteredOn(code -> Codings.LOINC.equals(code.system()))
                .hasSizeGreaterThan(100)
                .allSatisfy(code -> assertThat(CheckDigits.isLoinc(code.code()))
                        .as(code.code())
                        .isTrue());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"14685-5", "13964-4"})
    void aLoincCodeThatIsOftenQuotedWronglyFailsItsCheck(String code) {
        assertThat(CheckDigits.isLoinc(code)).isFalse();
    }

    @Test
    void aSnomedCodeWithTwoDigitsSwappedFailsItsCheck() {
        assertThat(CheckDigits.isSnomed("91019004")).isTrue();
        assertThat(CheckDigits.isSnomed("91010904")).isFalse();
    }

    @Test
    void everyFileIsFhirR4ByTheStrictReader() throws IOException {
        for (String path : CONTENT.files("fhir-resources/valuesets")) {
            org.hl7.fhir.r4.model.ValueSet set = parse(path, org.hl7.fhir.r4.model.ValueSet.class);
            assertThat(path).endsWith("/" + set.getIdElement().getIdPart() + ".json");
            assertThat(set.getUrl()).isEqualTo(BASE + set.getIdElement().getIdPart());
            assertThat(SETS.find(set.getUrl())).isPresent();
        }
        assertThat(parse("fhir-resources/conceptmaps/medicine-products.json", ConceptMap.class)
                        .getGroup())
                .isNotEmpty();
    }

    @Test
    void noSetNamesACodeTwice() throws IOException {
        for (String path : CONTENT.files("fhir-resources/valuesets")) {
            Set<String> seen = new HashSet<>();
            for (ConceptSetComponent include : parse(path, org.hl7.fhir.r4.model.ValueSet.class)
                    .getCompose()
                    .getInclude()) {
                for (ConceptReferenceComponent concept : include.getConcept()) {
                    assertThat(seen.add(include.getSystem() + concept.getCode()))
                            .as(path + concept.getCode())
                            .isTrue();
                }
                include.getFilter()
                        .forEach(filter ->
                                assertThat(seen.add(filter.getValue())).as(path).isTrue());
            }
        }
    }

    @Test
    void everyVerifiedCodeIsPublishedAndNoOther() throws IOException {
        for (SourceTables.SetRow set :
                SourceTables.read(Path.of("fhir-resources")).sets()) {
            ValueSet published = SETS.find(BASE + set.id()).orElseThrow();
            List<String> codes = published.codes().stream().map(NamedCode::code).toList();
            for (CodeRow code : set.codes()) {
                boolean isThere = codes.contains(code.code())
                        && published.codes().stream()
                                .anyMatch(each -> each.system().equals(code.system())
                                        && each.code().equals(code.code()));
                assertThat(isThere).as(set.id() + " " + code.code()).isEqualTo(code.verified());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "palliative-care-encounter",
                "comfort-care-goal",
                "limb-ischemia-signs",
                "leg-vein-imaging",
                "active-malignancy",
                "mri-thoracic",
                "pyridoxine",
                "symptom-question",
                "monoclonal-band",
                "nephrology-referral",
                "rheumatology-encounter",
                "neurology-encounter",
                "wrist-splint"
            })
    void aSetThatWaitsForASiteSaysThatItIsOff(String id) throws IOException {
        assertThat(SETS.find(BASE + id))
                .hasValueSatisfying(set -> assertThat(set.isEmpty()).isTrue());
        assertThat(parse("fhir-resources/valuesets/" + id + ".json", org.hl7.fhir.r4.model.ValueSet.class)
                        .getDescription())
                .startsWith("off: no codes");
    }

    @Test
    void noOtherSetIsEmpty() {
        assertThat(SETS.urls())
                .filteredOn(url -> SETS.find(url).orElseThrow().isEmpty())
                .hasSize(13);
    }

    @Test
    void noWordsForACodeAreLayWordsOrCutOff() {
        for (String url : SETS.urls()) {
            assertThat(SETS.codesOf(url)).extracting(NamedCode::display).allSatisfy(words -> assertThat(
                            words.toLowerCase(Locale.ROOT))
                    .doesNotContain("osteochondrosis", "displacement", "(disorder)", "(finding)", "(procedure)", " nos")
                    .satisfies(text -> assertThat(
                                    text.chars().filter(each -> each == '(').count())
                            .isEqualTo(text.chars().filter(each -> each == ')').count())));
        }
        assertThat(SETS.display(Codings.ICD_10_CM, "M4214"))
                .contains("Degenerative disc disease of the spine in adults");
    }

    private static <T extends org.hl7.fhir.r4.model.Resource> T parse(String path, Class<T> type) throws IOException {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(type, new String(CONTENT.read(path), StandardCharsets.UTF_8));
    }
}
