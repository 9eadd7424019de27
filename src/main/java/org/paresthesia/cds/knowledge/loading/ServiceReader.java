package org.paresthesia.cds.knowledge.loading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.paresthesia.cds.knowledge.Names;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Service;

/** Reads the services: which hook calls them, and which rules they run in which order. */
final class ServiceReader {

    private static final String FOLDER = "fhir-resources/plandefinition";

    private final Map<String, Rule> rules;
    private final List<PrefetchNeed> prefetch;
    private final Problems problems;
    private final Set<String> used = new LinkedHashSet<>();

    /** Needs all rules by the canonical address of their PlanDefinition. */
    ServiceReader(Map<String, Rule> rules, List<PrefetchNeed> prefetch, Problems problems) {
        this.rules = rules;
        this.prefetch = prefetch;
        this.problems = problems;
    }

    /**
     * All services.
     *
     * @param known the addresses of all rule files, of those too that had problems of their own
     */
    List<Service> read(FhirFiles files, Set<String> known) {
        List<Service> services = files.readAll(FOLDER, PlanDefinition.class).stream()
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
        PlanDefinitionActionComponent action = plan.getActionFirstRep();
        List<Rule> chosen = action.getAction().stream()
                .flatMap(nested -> rule(file, nested, known))
                .toList();
        problems.addDuplicates(file.path(), chosen.stream().map(Rule::code).toList(), "rule");
        if (problems.count() > before) {
            return Optional.empty();
        }
        String id = plan.getIdElement().getIdPart();
        String hook = action.getTriggerFirstRep().getName();
        return Optional.of(
                new Service(id, hook, plan.getTitle(), plan.getDescription(), plan.getUsage(), prefetch, chosen));
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

    private Stream<Rule> rule(TextFile file, PlanDefinitionActionComponent nested, Set<String> known) {
        String canonical = nested.hasDefinitionCanonicalType()
                ? nested.getDefinitionCanonicalType().getValue()
                : "missing";
        used.add(canonical);
        if (!known.contains(canonical)) {
            problems.add(file, canonical, "no rule has the address " + canonical, Names.didYouMean(canonical, known));
        }
        return Stream.ofNullable(rules.get(canonical));
    }
}
