package org.paresthesia.cds.tools.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paresthesia.cds.knowledge.Codings;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.MedicineProduct;
import org.paresthesia.cds.knowledge.Medicines;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.ValueSets;
import org.paresthesia.cds.knowledge.terminology.MedicineReader;
import org.paresthesia.cds.knowledge.terminology.ValueSetReader;

/** Which codes the packed value sets hold, which they must not hold, and what medicines stand for. */
class PublishedMembershipTest {

    private static final String BASE = "https://paresthesia-cds.org/fhir/ValueSet/";
    private static final Content CONTENT = Content.directory(Path.of(""));
    private static final ValueSets SETS = ValueSetReader.read(CONTENT);
    private static final Medicines MEDICINES = MedicineReader.read(CONTENT, SETS);

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
        assertThat(SETS.contains(BASE + "anticoagulant", Codings.RXNORM, "1191"))
                .isFalse();
        assertThat(SETS.contains(BASE + "anticoagulant-antiplatelet", Codings.RXNORM, "1191"))
                .isTrue();
    }

    @Test
    void aGelIsToldFromATabletAndAspirinIsNoAntiInflammatoryMedicine() { // pitfall 44
        assertThat(MEDICINES.product(Codings.RXNORM, "855633").flatMap(MedicineProduct::form))
                .contains("topical");
        assertThat(MEDICINES.product(Codings.RXNORM, "855657").flatMap(MedicineProduct::form))
                .contains("oral");
        assertThat(SETS.contains(BASE + "nsaid", Codings.RXNORM, "3355")).isTrue();
        assertThat(SETS.contains(BASE + "nsaid", Codings.RXNORM, "1191")).isFalse();
    }

    @Test
    void aProductIsItsIngredients() {
        assertThat(MEDICINES.ingredients(Codings.RXNORM, "861007"))
                .extracting(NamedCode::code)
                .containsExactly("6809");
        assertThat(MEDICINES.ingredients(Codings.RXNORM, "1049221"))
                .extracting(NamedCode::code)
                .containsExactly("161", "7804");
        assertThat(MEDICINES.ingredients(Codings.RXNORM, "2001499"))
                .extracting(NamedCode::code)
                .containsExactly("11248");
        assertThat(MEDICINES.ingredients(Codings.RXNORM, "6809"))
                .extracting(NamedCode::code)
                .containsExactly("6809");
        assertThat(MEDICINES.ingredients(Codings.RXNORM, "1")).isEmpty();
        assertThat(MEDICINES.product(Codings.RXNORM, "856980").flatMap(MedicineProduct::form))
                .contains("oral");
    }

    @Test
    void everyProductOfTheTableIsKnownAndEveryIngredientIsInASet() throws IOException {
        for (SourceTables.ProductRow row :
                SourceTables.read(Path.of("fhir-resources")).products()) {
            assertThat(MEDICINES.product(Codings.RXNORM, row.code())).hasValueSatisfying(product -> {
                assertThat(product.form()).contains(row.form());
                assertThat(product.ingredients())
                        .hasSameSizeAs(row.ingredients())
                        .allSatisfy(ingredient -> assertThat(SETS.setsOf(ingredient.system(), ingredient.code()))
                                .isNotEmpty());
            });
        }
    }
}
