package org.paresthesia.cds.knowledge.loading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.Names;

/** Reads the project's own codes: the topics of the cards, and the lists of reasons to override a card. */
final class CodeLists {

    private static final String TOPICS = "fhir-resources/codesystems/topics.json";
    private static final String REASONS = "fhir-resources/codesystems/override-reasons.json";
    private static final String LISTS = "fhir-resources/override-lists";
    private static final String LIST_PREFIX = "override-reasons-";

    private final FhirFiles files;
    private final Problems problems;

    CodeLists(FhirFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /** The topics by code. */
    Map<String, NamedCode> topics() {
        return codes(TOPICS);
    }

    /** The reasons by the name of the list, in the order in which a client shows them. */
    Map<String, List<NamedCode>> overrideLists() {
        Map<String, NamedCode> own = codes(REASONS);
        Map<String, List<NamedCode>> lists = new LinkedHashMap<>();
        for (FhirFiles.Parsed<ValueSet> list : files.readAll(LISTS, ValueSet.class)) {
            lists.put(list.file().name().replaceFirst(LIST_PREFIX, ""), reasons(list, own));
        }
        return lists;
    }

    private Map<String, NamedCode> codes(String path) {
        Map<String, NamedCode> codes = new LinkedHashMap<>();
        files.read(path, CodeSystem.class).ifPresent(parsed -> {
            for (ConceptDefinitionComponent concept : parsed.resource().getConcept()) {
                if (codes.containsKey(concept.getCode())) {
                    problems.add(parsed.file(), concept.getCode(), "the code occurs more than once", "remove one");
                }
                named(parsed.file(), parsed.resource().getUrl(), concept.getCode(), concept.getDisplay(), codes);
            }
        });
        return codes;
    }

    private List<NamedCode> reasons(FhirFiles.Parsed<ValueSet> list, Map<String, NamedCode> own) {
        Map<String, NamedCode> reasons = new LinkedHashMap<>();
        for (ConceptSetComponent include : list.resource().getCompose().getInclude()) {
            for (ConceptReferenceComponent concept : include.getConcept()) {
                boolean isOwn = include.getSystem().startsWith(Canonicals.BASE);
                if (isOwn && !own.containsKey(concept.getCode())) {
                    problems.add(
                            list.file(),
                            concept.getCode(),
                            "no override reason has the code " + concept.getCode(),
                            Names.didYouMean(concept.getCode(), own.keySet()));
                }
                named(list.file(), include.getSystem(), concept.getCode(), concept.getDisplay(), reasons);
            }
        }
        return new ArrayList<>(reasons.values());
    }

    private void named(TextFile file, String system, String code, String display, Map<String, NamedCode> codes) {
        if (code == null || display == null) {
            problems.add(file, String.valueOf(code), "the code " + code + " lacks its code or display", "add it");
        } else {
            codes.put(code, new NamedCode(system, code, display));
        }
    }
}
