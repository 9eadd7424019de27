package org.paresthesia.cds.chart.fetch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.Search;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.knowledge.PrefetchNeed;

/**
 * Asks for the keys that were not sent and for the pages that were left out (protocol, E1); what was tried and failed is
 * not asked again.
 *
 * @param session the client's server
 * @param context the values for the tokens of the templates
 */
public record MissingNeeds(FhirSession session, CallContext context) {

    /** What was sent, completed: every key that could be asked for has an answer. */
    public Map<String, Delivery> complete(List<PrefetchNeed> needs, Map<String, Delivery> sent) {
        Map<String, Query> queries = new HashMap<>();
        for (PrefetchNeed need : needs) {
            query(need, sent.get(need.key())).ifPresent(query -> queries.put(need.key(), query));
        }
        if (queries.isEmpty()) {
            return sent;
        }
        Map<String, Delivery> all = new HashMap<>(sent);
        all.putAll(session.ask(queries));
        return all;
    }

    private Optional<Query> query(PrefetchNeed need, Delivery sent) {
        return sent == null
                ? session.template(need, context)
                : session.pageAfter(sent, new Search(need.resourceType(), need.count()));
    }
}
