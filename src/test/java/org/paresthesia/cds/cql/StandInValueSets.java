package org.paresthesia.cds.cql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Resource;

/** Membership read from the clinical sources, until the room knowledge answers it. */
final class StandInValueSets {

    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";

    private final Map<String, Set<String>> codes = new HashMap<>();
    private final Map<String, List<String>> prefixes = new HashMap<>();
    private final Map<String, List<String>> ingredients = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    StandInValueSets(Path clinical) {
        for (JsonNode set : read(clinical.resolve("valuesets.json"))) {
            Set<String> own = codes.computeIfAbsent(set.path("id").asText(), id -> new HashSet<>());
            for (JsonNode code : set.path("codes")) {
                if (code.path("verified").asBoolean()) {
                    own.add(key(code.path("system").asText(), code.path("code").asText()));
                }
            }
        }
        for (JsonNode category : read(clinical.resolve("icd10cm-categories.json"))) {
            prefixes.computeIfAbsent(category.path("valueset").asText(), id -> new ArrayList<>())
                    .add(category.path("prefix").asText().replace(".", ""));
        }
        for (JsonNode row : read(clinical.resolve("rxnorm-products.json"))) {
            ingredients.computeIfAbsent(row.path("code").asText(), id -> new ArrayList<>())
                    .addAll(row.path("ingredients").findValuesAsText("code"));
        }
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String key(String system, String code) {
        return system + "|" + code.replace(".", "");
    }

    boolean contains(String url, String system, String code) {
        String id = url.substring(url.lastIndexOf('/') + 1);
        if (!codes.containsKey(id) && !prefixes.containsKey(id) && asked.add(id)) {
            System.err.println("NO SUCH VALUE SET: " + url);
        }
        return codes.getOrDefault(id, Set.of()).contains(key(system, code))
                || ICD.equals(system)
                        && prefixes.getOrDefault(id, List.of()).stream()
                                .anyMatch(prefix -> code.replace(".", "").startsWith(prefix));
    }

    void addIngredients(Resource resource) {
        CodeableConcept medicine = medicine(resource);
        if (medicine == null) {
            return;
        }
        for (Coding coding : List.copyOf(medicine.getCoding())) {
            ingredients.getOrDefault(coding.getCode(), List.of())
                    .forEach(each -> medicine.addCoding().setSystem(RXNORM).setCode(each));
        }
    }

    private static CodeableConcept medicine(Resource resource) {
        if (resource instanceof MedicationRequest each && each.hasMedicationCodeableConcept()) {
            return each.getMedicationCodeableConcept();
        } else if (resource instanceof MedicationStatement each && each.hasMedicationCodeableConcept()) {
            return each.getMedicationCodeableConcept();
        } else if (resource instanceof MedicationAdministration each && each.hasMedicationCodeableConcept()) {
            return each.getMedicationCodeableConcept();
        } else if (resource instanceof MedicationDispense each && each.hasMedicationCodeableConcept()) {
            return each.getMedicationCodeableConcept();
        }
        return null;
    }

    Set<String> setsOf(String system, String code) {
        Set<String> all = new HashSet<>(codes.keySet());
        all.addAll(prefixes.keySet());
        return all.stream()
                .map(id -> "https://paresthesia-cds.org/fhir/ValueSet/" + id)
                .filter(url -> system != null && contains(url, system, code))
                .collect(java.util.stream.Collectors.toSet());
    }
}
