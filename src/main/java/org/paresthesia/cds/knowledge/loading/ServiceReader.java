package org.paresthesia.cds.knowledge.loading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.paresthesia.cds.knowledge.Names;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Service;

/**
 * Reads the services: which hook calls them, which rules they run in which order, and which of them only under a condition.
 *
 * <p>Rules are shared: a service names them, or is composed of all rules of another service.
 */
final class ServiceReader {

    private static final String FOLDER = "fhir-resources/plandefinition";
    private static final String POPULATION_CONDITION = "population-condition";

    private final Map<String, Rule> rules;
    private final ServiceNeeds needs;
    private final LogicChecks checks;
    private final Problems problems;
    private final Map<String, FhirFiles.Parsed<PlanDefinition>> plans = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();

    /** Needs all rules by the canonical address of their PlanDefinition. */
    ServiceReader(Map<String, Rule> rules, ServiceNeeds needs, LogicChecks checks, Problems problems) {
        this.rules = rules;
        this.needs = needs;
        this.checks = checks;
        this.problems = problems;
    }

    /**
     * All services.
     *
     * @param known the addresses of all rule files, of those too that had problems of their own
     */
    List<Service> read(FhirFiles files, Set<String> known) {
        files.readAll(FOLDER, PlanDefinition.class)
                .forEach(parsed -> plans.put(parsed.resource().getUrl(), parsed));
        List<Service> services = plans.values().stream()
                .flatMap(parsed -> service(parsed.file(), parsed.resource(), known).stream())
                .toList();
        known.stream()
                .filter(canonical -> !used.contains(canonical))
                .forEach(unused -> problems.add(
                        FOLDER, "no service runs the rule " + unused, "name it in a service or delete it"));
        if (services.isEmpty()) {
            problems.add(FOLDER, "there is no service", "add a PlanDefinition with a hook as trigger");
        }
        return services;
    }

    private Optional<Service> service(TextFile file, PlanDefinition plan, Set<String> known) {
        int before = problems.count();
        check(file, plan);
        List<Rule> places = new ArrayList<>(composed(file, plan, known));
        places.addAll(own(file, plan, known));
        problems.addDuplicates(file.path(), names(places), "rule");
        if (problems.count() > before) {
            return Optional.empty();
        }
        String id = plan.getIdElement().getIdPart();
        String hook = plan.getActionFirstRep().getTriggerFirstRep().getName();
        List<Rule> rules = places.stream().distinct().toList();
        return Optional.of(new Service(
                id, hook, plan.getTitle(), plan.getDescription(), plan.getUsage(), needs.of(rules), rules, places));
    }

    /** What may occur once: a rule, and the second place of one whose urgency varies. */
    private static List<String> names(List<Rule> places) {
        List<String> names = new ArrayList<>();
        for (Rule rule : places) {
            boolean isSecondPlace = rule.variesInUrgency() && names.contains(rule.code());
            names.add(isSecondPlace ? rule.code() + " as usual" : rule.code());
        }
        return names;
    }

    private void check(TextFile file, PlanDefinition plan) {
        boolean hasHook = plan.getActionFirstRep().getTriggerFirstRep().hasName();
        if (!hasHook || plan.getAction().size() != 1) {
            String what = "a service has one action whose trigger names the hook";
            problems.add(file, "action", what, "see the other services");
        }
        if (!plan.hasTitle() || !plan.hasDescription() || !plan.hasUsage()) {
            problems.add(file, "id", "the service lacks title, description or usage", "add them: discovery shows them");
        }
    }

    private List<Rule> own(TextFile file, PlanDefinition plan, Set<String> known) {
        return plan.getActionFirstRep().getAction().stream()
                .flatMap(nested -> rule(file, nested, known))
                .toList();
    }

    /** The rules of the services that this one is composed of; there a rule for a whole population may need more to hold. */
    private List<Rule> composed(TextFile file, PlanDefinition plan, Set<String> known) {
        Optional<String> condition =
                new PlanAction(plan.getActionFirstRep(), file, problems).text(POPULATION_CONDITION);
        condition.ifPresent(define -> checks.checkBoolean(file, define));
        return plan.getRelatedArtifact().stream()
                .filter(related -> related.getType() == RelatedArtifactType.COMPOSEDOF)
                .flatMap(related -> part(file, related.getResource()))
                .flatMap(part -> own(part.file(), part.resource(), known).stream())
                .map(rule -> condition
                        .filter(define -> rule.role() == Rule.Role.POPULATION)
                        .map(rule::onlyWhere)
                        .orElse(rule))
                .toList();
    }

    private Stream<FhirFiles.Parsed<PlanDefinition>> part(TextFile file, String canonical) {
        String address = String.valueOf(canonical);
        if (!plans.containsKey(address)) {
            problems.add(
                    file, address, "no service has the address " + address, Names.didYouMean(address, plans.keySet()));
        }
        return Stream.ofNullable(plans.get(address));
    }

    private Stream<Rule> rule(TextFile file, PlanDefinitionActionComponent nested, Set<String> known) {
        String canonical = nested.hasDefinitionCanonicalType()
                ? nested.getDefinitionCanonicalType().getValue()
                : "missing";
        used.add(canonical);
        if (!known.contains(canonical)) {
            problems.add(file, canonical, "no rule has the address " + canonical, Names.didYouMean(canonical, known));
        }
        Optional<String> condition =
                new PlanAction(nested, file, problems).condition(ActionConditionKind.APPLICABILITY);
        condition.ifPresent(define -> checks.checkBoolean(file, define));
        return Stream.ofNullable(rules.get(canonical))
                .map(rule -> condition.map(rule::onlyWhere).orElse(rule));
    }
}
