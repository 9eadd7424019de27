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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.knowledge.Codings;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.MedicineProduct;
import org.paresthesia.cds.knowledge.Medicines;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.ValueSet;
import org.paresthesia.cds.knowledge.ValueSets;
import org.paresthesia.cds.knowledge.terminology.MedicineReader;
import org.paresthesia.cds.knowledge.terminology.ValueSetReader;
import org.paresthesia.cds.tools.terminology.SourceTables.CodeRow;

/** What holds for the value sets and the map of medicines that are packed into the program. */
class PublishedTerminologyTest {

    private static final String BASE = "https://paresthesia-cds.org/fhir/ValueSet/";
    private static final Content CONTENT = Content.directory(Path.of(""));
    private static final ValueSets SETS = ValueSetReader.read(CONTENT);
    private static final Medicines MEDICINES = MedicineReader.read(CONTENT, SETS);

    @Test
    void everySnomedAndLoincCodeHasItsCheckDigit() {
        List<NamedCode> all = SETS.urls().stream().flatMap(url -> SETS.codesOf(url).stream()).toList();
        assertThat(all).filteredOn(code -> Codings.SNOMED.equals(code.system())).hasSizeGreaterThan(200).allSatisfy(code ->
                assertThat(CheckDigits.isSnomed(code.code())).as(code.code()).isTrue());
        assertThat(all).filteredOn(code -> Codings.LOINC.equals(code.system())).hasSizeGreaterThan(100).allSatisfy(code ->
                assertThat(CheckDigits.isLoinc(code.code())).as(code.code()).isTrue());
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
        assertThat(parse("fhir-resources/conceptmaps/medicine-products.json", ConceptMap.class).getGroup()).isNotEmpty();
    }

    @Test
    void noSetNamesACodeTwice() throws IOException {
        for (String path : CONTENT.files("fhir-resources/valuesets")) {
            Set<String> seen = new HashSet<>();
            for (ConceptSetComponent include : parse(path, org.hl7.fhir.r4.model.ValueSet.class).getCompose().getInclude()) {
                for (ConceptReferenceComponent concept : include.getConcept()) {
                    assertThat(seen.add(include.getSystem() + concept.getCode())).as(path + concept.getCode()).isTrue();
                }
                include.getFilter().forEach(filter -> assertThat(seen.add(filter.getValue())).as(path).isTrue());
            }
        }
    }

    @Test
    void everyVerifiedCodeIsPublishedAndNoOther() throws IOException {
        for (SourceTables.SetRow set : SourceTables.read(Path.of("fhir-resources")).sets()) {
            ValueSet published = SETS.find(BASE + set.id()).orElseThrow();
            List<String> codes = published.codes().stream().map(NamedCode::code).toList();
            for (CodeRow code : set.codes()) {
                boolean isThere = codes.contains(code.code())
                        && published.codes().stream().anyMatch(each -> each.system().equals(code.system())
                                && each.code().equals(code.code()));
                assertThat(isThere).as(set.id() + " " + code.code()).isEqualTo(code.verified());
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} is in {2}")
    @CsvSource({
        "http://snomed.info/sct, 713706002, diabetes",
        "http://snomed.info/sct, 230572002, diabetes",
        "http://hl7.org/fhir/sid/icd-10-cm, E11.43, diabetes",
        "http://hl7.org/fhir/sid/icd-10-cm, E0842, diabetes",
        "http://hl7.org/fhir/sid/icd-10-cm, M51.360, lumbar-disc-degeneration",
        "http://hl7.org/fhir/sid/icd-10-cm, M54.51, back-pain",
        "http://hl7.org/fhir/sid/icd-10-cm, G35.C1, multiple-sclerosis",
        "http://hl7.org/fhir/sid/icd-10-cm, E85.1, hereditary-neuropathy",
        "urn:oid:2.16.840.1.113883.6.1, 2132-9, loinc-b12",
        "http://hl7.org/fhir/sid/icd-10-cm, M05.551, neuropathy-with-cause",
        "http://hl7.org/fhir/sid/icd-10-cm, I70.222, excludes-exercise",
        "http://hl7.org/fhir/sid/icd-10-cm, M50.121, explains-upper-limb",
        "http://www.nlm.nih.gov/research/umls/rxnorm, 11289, anticoagulant",
    })
    void aCodeThatBelongsIsIn(String system, String code, String set) {
        assertThat(SETS.contains(BASE + set, system, code)).isTrue();
    }

    @ParameterizedTest(name = "{0} is not in {1}")
    @CsvSource({
        "E10.A0, diabetes",
        "E11.43, diabetic-neuropathy",
        "F10.11, alcohol-use-disorder",
        "F10.21, alcohol-use-disorder",
        "G62.1, polyneuropathy-dx",
        "R20.3, limb-paresthesia-unlocalised",
        "E53.8, b12-deficiency",
        "G45.4, stroke-tia",
        "M42.0, spinal-osteochondrosis",
        "M50.00, cervical-spine",
        "E85.2, hereditary-neuropathy",
        "E66.3, obesity",
        "M05.9, neuropathy-with-cause",
        "M42.12, lumbar-osteochondrosis",
        "I70.211, excludes-exercise",
    })
    void anIcd10CmTrapIsLeftOut(String code, String set) {
        assertThat(SETS.contains(BASE + set, Codings.ICD_10_CM, code)).isFalse();
    }

    @Test
    void aspirinIsNoAnticoagulant() {
        assertThat(SETS.contains(BASE + "anticoagulant", Codings.RXNORM, "1191")).isFalse();
        assertThat(SETS.contains(BASE + "anticoagulant-antiplatelet", Codings.RXNORM, "1191")).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "palliative-care-encounter",
                "comfort-care-goal",
                "limb-ischemia-signs",
                "active-malignancy",
                "symptom-question"
            })
    void aSetThatWaitsForASiteSaysThatItIsOff(String id) throws IOException {
        assertThat(SETS.find(BASE + id)).hasValueSatisfying(set -> assertThat(set.isEmpty()).isTrue());
        assertThat(parse("fhir-resources/valuesets/" + id + ".json", org.hl7.fhir.r4.model.ValueSet.class).getDescription())
                .startsWith("off: no codes");
    }

    @Test
    void noOtherSetIsEmpty() {
        assertThat(SETS.urls()).filteredOn(url -> SETS.find(url).orElseThrow().isEmpty()).hasSize(5);
    }

    @Test
    void noWordsForACodeAreLayWordsOrCutOff() {
        for (String url : SETS.urls()) {
            assertThat(SETS.codesOf(url)).extracting(NamedCode::display).allSatisfy(words -> assertThat(
                            words.toLowerCase(Locale.ROOT))
                    .doesNotContain("osteochondrosis", "displacement", "(disorder)", "(finding)", "(procedure)", " nos")
                    .satisfies(text -> assertThat(text.chars().filter(each -> each == '(').count())
                            .isEqualTo(text.chars().filter(each -> each == ')').count())));
        }
        assertThat(SETS.display(Codings.ICD_10_CM, "M4214")).contains("Degenerative disc disease of the spine in adults");
    }

    @Test
    void aProductIsItsIngredients() {
        assertThat(MEDICINES.ingredients(Codings.RXNORM, "861007")).extracting(NamedCode::code).containsExactly("6809");
        assertThat(MEDICINES.ingredients(Codings.RXNORM, "1049221")).extracting(NamedCode::code).containsExactly("161", "7804");
        assertThat(MEDICINES.ingredients(Codings.RXNORM, "2001499")).extracting(NamedCode::code).containsExactly("11248");
        assertThat(MEDICINES.ingredients(Codings.RXNORM, "6809")).extracting(NamedCode::code).containsExactly("6809");
        assertThat(MEDICINES.ingredients(Codings.RXNORM, "1")).isEmpty();
        assertThat(MEDICINES.product(Codings.RXNORM, "856980").flatMap(MedicineProduct::form)).contains("oral");
    }

    @Test
    void everyProductOfTheTableIsKnownAndEveryIngredientIsInASet() throws IOException {
        for (SourceTables.ProductRow row : SourceTables.read(Path.of("fhir-resources")).products()) {
            assertThat(MEDICINES.product(Codings.RXNORM, row.code())).hasValueSatisfying(product -> {
                assertThat(product.form()).contains(row.form());
                assertThat(product.ingredients()).hasSameSizeAs(row.ingredients()).allSatisfy(ingredient ->
                        assertThat(SETS.setsOf(ingredient.system(), ingredient.code())).isNotEmpty());
            });
        }
    }

    private static <T extends org.hl7.fhir.r4.model.Resource> T parse(String path, Class<T> type) throws IOException {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(type, new String(CONTENT.read(path), StandardCharsets.UTF_8));
    }
}
