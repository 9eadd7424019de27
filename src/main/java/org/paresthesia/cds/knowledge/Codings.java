package org.paresthesia.cds.knowledge;

import java.util.Locale;
import java.util.Map;

/** The one way in which this service writes systems and codes, so that two spellings of a coding are the same coding. */
public final class Codings {

    /** SNOMED CT. */
    public static final String SNOMED = "http://snomed.info/sct";
    /** LOINC. */
    public static final String LOINC = "http://loinc.org";
    /** ICD-10-CM; never the ICD-10 of the WHO, whose subdivisions mean other things. */
    public static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    /** RxNorm. */
    public static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    /** Our own words for the dose forms of medicine products. */
    public static final String DOSE_FORM = "https://paresthesia-cds.org/fhir/CodeSystem/dose-form";

    /** Documents that were converted from CDA name the systems by their object identifiers. */
    private static final Map<String, String> ALIASES = Map.of(
            "urn:oid:2.16.840.1.113883.6.96", SNOMED,
            "urn:oid:2.16.840.1.113883.6.1", LOINC,
            "urn:oid:2.16.840.1.113883.6.90", ICD_10_CM,
            "urn:oid:2.16.840.1.113883.6.88", RXNORM);

    private static final int CATEGORY_LENGTH = 3;

    private Codings() {}

    /** The system's canonical address; one that we don't know stays as it is. */
    public static String normalSystem(String system) {
        return ALIASES.getOrDefault(system, system);
    }

    /**
     * The code as its system writes it: an ICD-10-CM code in capitals with the dot after its category, others as they are.
     *
     * @param system the code's system, by any of its names
     */
    public static String normalCode(String system, String code) {
        if (!ICD_10_CM.equals(normalSystem(system)) || !lacksNormalForm(code)) {
            return code;
        }
        String letters = code.replace(".", "").toUpperCase(Locale.ROOT);
        return letters.length() <= CATEGORY_LENGTH
                ? letters
                : letters.substring(0, CATEGORY_LENGTH) + "." + letters.substring(CATEGORY_LENGTH);
    }

    private static boolean lacksNormalForm(String code) {
        boolean hasDotWhereDue = code.length() <= CATEGORY_LENGTH || code.charAt(CATEGORY_LENGTH) == '.';
        return !hasDotWhereDue || code.chars().anyMatch(Character::isLowerCase);
    }
}
