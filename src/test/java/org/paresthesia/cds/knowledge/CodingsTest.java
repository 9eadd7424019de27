package org.paresthesia.cds.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodingsTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "urn:oid:2.16.840.1.113883.6.96, http://snomed.info/sct",
        "urn:oid:2.16.840.1.113883.6.1, http://loinc.org",
        "urn:oid:2.16.840.1.113883.6.90, http://hl7.org/fhir/sid/icd-10-cm",
        "urn:oid:2.16.840.1.113883.6.88, http://www.nlm.nih.gov/research/umls/rxnorm",
        "http://loinc.org, http://loinc.org",
        "http://local.example/codes, http://local.example/codes",
    })
    void aSystemHasOneNameWhateverTheSenderCallsIt(String sent, String normal) { // pitfall 51
        assertThat(Codings.normalSystem(sent)).isEqualTo(normal);
    }

    @Test
    void theIcd10OfTheWhoIsNotTheAmericanModification() {
        assertThat(Codings.normalSystem("http://hl7.org/fhir/sid/icd-10")).isNotEqualTo(Codings.ICD_10_CM);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"E11.9, E11.9", "E119, E11.9", "e11.9, E11.9", "E11, E11", "m4806, M48.06", "S32.009A, S32.009A"})
    void anIcd10CmCodeHasCapitalsAndItsDot(String sent, String normal) {
        assertThat(Codings.normalCode(Codings.ICD_10_CM, sent)).isEqualTo(normal);
        assertThat(Codings.normalCode("urn:oid:2.16.840.1.113883.6.90", sent)).isEqualTo(normal);
    }

    @Test
    void aCodeOfAnyOtherSystemStaysAsItIs() {
        assertThat(Codings.normalCode(Codings.LOINC, "2132-9")).isEqualTo("2132-9");
        assertThat(Codings.normalCode("http://local.example/codes", "abCD")).isEqualTo("abCD");
    }
}
