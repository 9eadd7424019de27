package org.paresthesia.cds.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.paresthesia.cds.findings.Urgency;

/**
 * A CDS service as discovery shows it, with its rules in the order of the cards.
 *
 * @param id its id, the last part of its address
 * @param hook the hook that calls it
 * @param title its name
 * @param description what it does
 * @param usageRequirements what a client must know before using it
 * @param prefetch the data that it wants, in the order of discovery
 * @param rules its rules, each once
 * @param places the order in which cards of equal urgency stand; a rule that can be more or less urgent may stand twice, first its
 *     place when more urgent than usual, then its usual place
 */
public record Service(
        String id,
        String hook,
        String title,
        String description,
        String usageRequirements,
        List<PrefetchNeed> prefetch,
        List<Rule> rules,
        List<Rule> places) {

    /** Refuses a service that discovery could not show. */
    public Service {
        if (!id.matches("[A-Za-z0-9._-]+") || hook.isBlank() || description.isBlank()) {
            throw new IllegalArgumentException("a service needs an id, a hook and a description");
        }
        prefetch = List.copyOf(prefetch);
        rules = List.copyOf(rules);
        places = List.copyOf(places);
    }

    /** A service of rules that each have one place. */
    public Service(
            String id,
            String hook,
            String title,
            String description,
            String usageRequirements,
            List<PrefetchNeed> prefetch,
            List<Rule> rules) {
        this(id, hook, title, description, usageRequirements, prefetch, rules, rules);
    }

    /** The place among cards of equal urgency; what comes first is smaller. */
    public int place(Rule rule, Urgency urgency) {
        return urgency == rule.urgency() ? places.lastIndexOf(rule) : places.indexOf(rule);
    }

    /** The prefetch templates by key, in the order of discovery. */
    public Map<String, String> prefetchTemplates() {
        Map<String, String> templates = new LinkedHashMap<>();
        prefetch.forEach(need -> templates.put(need.key(), need.template()));
        return templates;
    }
}
