package org.paresthesia.cds.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;
import org.paresthesia.cds.knowledge.cql.DataNeeds;

/**
 * Everything that the service knows, loaded and checked once at start; nothing in it changes afterwards.
 *
 * @param services the services with their rules
 * @param prefetch the data that the logic asks for, in the order of discovery
 * @param sources guidelines and labels by id
 * @param orders order templates by canonical address
 * @param settings the numbers that a site may change
 * @param valueSets which sets a coding is in
 * @param medicines which ingredients a medicine product has
 * @param logic the translated CQL
 * @param dataNeeds which data each define reads
 * @param lookBacks how far back the logic looks
 * @param logicVersion the project's version and a short fingerprint of all content, as shown on every card
 */
public record Knowledge(
        List<Service> services,
        List<PrefetchNeed> prefetch,
        Map<String, Source> sources,
        Map<String, Order> orders,
        Settings settings,
        ValueSets valueSets,
        Medicines medicines,
        CompiledLogic logic,
        DataNeeds dataNeeds,
        LookBacks lookBacks,
        String logicVersion) {

    /** Copies the collections. */
    public Knowledge {
        services = List.copyOf(services);
        prefetch = List.copyOf(prefetch);
        sources = Map.copyOf(sources);
        orders = Map.copyOf(orders);
        Objects.requireNonNull(settings);
        Objects.requireNonNull(valueSets);
        Objects.requireNonNull(medicines);
        Objects.requireNonNull(logic);
        Objects.requireNonNull(dataNeeds);
        Objects.requireNonNull(lookBacks);
        Objects.requireNonNull(logicVersion);
    }

    /** The service of an id, absent where there is none. */
    public Optional<Service> service(String id) {
        return services.stream().filter(service -> service.id().equals(id)).findFirst();
    }

    /** The need of a prefetch key, absent where the logic asks for no such data. */
    public Optional<PrefetchNeed> need(String key) {
        return prefetch.stream().filter(need -> need.key().equals(key)).findFirst();
    }

    /** The source of an id; that it exists was checked at start. */
    public Source source(String id) {
        return Objects.requireNonNull(sources.get(id), "no such source");
    }

    /** The order of a canonical address; that it exists was checked at start. */
    public Order order(String canonical) {
        return Objects.requireNonNull(orders.get(canonical), "no such order");
    }
}
