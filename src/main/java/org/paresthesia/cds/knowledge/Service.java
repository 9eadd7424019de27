package org.paresthesia.cds.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A CDS service as discovery shows it, with its rules in the order of the cards.
 *
 * @param id its id, the last part of its address
 * @param hook the hook that calls it
 * @param title its name
 * @param description what it does
 * @param usageRequirements what a client must know before using it
 * @param prefetch the data that it wants, in the order of discovery
 * @param rules its rules, in the order in which cards of equal urgency stand
 */
public record Service(
        String id,
        String hook,
        String title,
        String description,
        String usageRequirements,
        List<PrefetchNeed> prefetch,
        List<Rule> rules) {

    /** Refuses a service that discovery could not show. */
    public Service {
        if (!id.matches("[A-Za-z0-9._-]+") || hook.isBlank() || description.isBlank()) {
            throw new IllegalArgumentException("a service needs an id, a hook and a description");
        }
        prefetch = List.copyOf(prefetch);
        rules = List.copyOf(rules);
    }

    /** The prefetch templates by key, in the order of discovery. */
    public Map<String, String> prefetchTemplates() {
        Map<String, String> templates = new LinkedHashMap<>();
        prefetch.forEach(need -> templates.put(need.key(), need.template()));
        return templates;
    }
}
