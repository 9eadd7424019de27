package org.paresthesia.cds.chart;

import static org.paresthesia.cds.knowledge.PrefetchNeed.Demand.PRIMARY;
import static org.paresthesia.cds.knowledge.PrefetchNeed.Demand.REQUIRED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.chart.scan.Relevance;
import org.paresthesia.cds.knowledge.MedicineProduct;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.PrefetchNeed;

/** Knowledge with a handful of codes: enough to tell what is used from what is not. */
public final class Handful {

    public static final String LOINC = "http://loinc.org";
    public static final String SNOMED = "http://snomed.info/sct";
    public static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    private static final Map<String, Set<String>> SETS = Map.of(
            "2132-9", Set.of("b12"),
            "4548-4", Set.of("hba1c"),
            "44054006", Set.of("diabetes"),
            "309087008", Set.of("numbness"),
            "6809", Set.of("metformin"));

    private static final NamedCode METFORMIN = new NamedCode(RXNORM, "6809", "Metformin");
    private static final NamedCode LISINOPRIL = new NamedCode(RXNORM, "29046", "Lisinopril");
    private static final Map<String, MedicineProduct> PRODUCTS = Map.of(
            "6809", product(METFORMIN, ""),
            "860975", product(METFORMIN, "oral"),
            "314076", product(LISINOPRIL, "oral"));

    private static final Set<String> BY_CODE = Set.of(
            "Condition", "Observation", "Procedure", "DiagnosticReport", "ServiceRequest", "Encounter", "ImagingStudy");

    private Handful() {}

    /** Rules about vitamin B12, HbA1c, diabetes, numbness and metformin. */
    public static ChartKnowledge knowledge() {
        return new ChartKnowledge(relevance(), Handful::setsOf, Handful::product);
    }

    /** Seven needs. */
    public static List<PrefetchNeed> needs() {
        return List.of(
                new PrefetchNeed("patient", "Patient", "the patient", REQUIRED, "Patient/{{context.patientId}}", 0),
                search("conditions", "Condition", "", 0),
                search("rareResults", "Observation", "&code=http://loinc.org|2132-9", 0),
                search("frequentResults", "Observation", "&code=http://loinc.org|4548-4&_sort=-date&_count=3", 3),
                search("medicationRequests", "MedicationRequest", "", 0),
                search("serviceRequests", "ServiceRequest", "", 0),
                search("encounters", "Encounter", "&_sort=-date&_count=2", 2));
    }

    private static PrefetchNeed search(String key, String type, String parameters, int count) {
        String template = type + "?patient={{context.patientId}}" + parameters;
        return new PrefetchNeed(key, type, key, PRIMARY, template, count);
    }

    private static Relevance relevance() {
        return new Relevance() {
            @Override
            public boolean canMatch(String type, String system, String code) {
                return !setsOf(system, code).isEmpty();
            }

            @Override
            public boolean mattersUncoded(String type) {
                return !BY_CODE.contains(type);
            }
        };
    }

    private static Set<String> setsOf(String system, String code) {
        return SETS.getOrDefault(code, Set.of());
    }

    private static Optional<MedicineProduct> product(String system, String code) {
        return Optional.ofNullable(PRODUCTS.get(code));
    }

    private static MedicineProduct product(NamedCode ingredient, String form) {
        return new MedicineProduct(
                List.of(ingredient), Optional.of(form).filter(each -> !each.isEmpty()), Optional.empty());
    }
}
