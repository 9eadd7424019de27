package org.paresthesia.cds.trust;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.trust.limits.ClientLimits;

/**
 * The clients that the configuration names under {@code paresthesia}; one, {@code default}, exists in every installation.
 *
 * @param clients what is set for each, by its id
 * @param topicsOffByDefault topics that a client gets only if it has them on
 * @param stopped what nobody gets at the moment
 */
public record Clients(Map<String, ClientSettings> clients, Set<String> topicsOffByDefault, Stopped stopped) {

    /** The client that every caller is taken for as long as callers don't prove who they are. */
    public static final String DEFAULT = "default";

    /**
     * What a site has stopped for all its clients, because it may do harm.
     *
     * @param all whether no card is sent
     * @param topics topics that are not shown, whatever a client has on
     */
    public record Stopped(boolean all, Set<String> topics) {

        /** Copies the topics. */
        public Stopped {
            topics = topics == null ? Set.of() : Set.copyOf(topics);
        }
    }

    /** Copies the map and adds {@code default} where the configuration doesn't name it. */
    public Clients {
        Map<String, ClientSettings> all = new HashMap<>(clients == null ? Map.of() : clients);
        all.putIfAbsent(DEFAULT, ClientSettings.NOTHING);
        clients = Map.copyOf(all);
        topicsOffByDefault = topicsOffByDefault == null ? Set.of() : Set.copyOf(topicsOffByDefault);
        stopped = stopped == null ? new Stopped(false, Set.of()) : stopped;
    }

    /** The client as the rooms of the flow see it; an unknown id is a {@link WrongConfiguration}. */
    public Caller caller(String id) {
        ClientSettings client = clients.get(id);
        if (client == null) {
            throw new WrongConfiguration("paresthesia.clients." + id + " is not configured");
        }
        return new Caller(
                id,
                client.zone(),
                client.fhirServers(),
                client.settings(),
                topicsOff(client),
                client.quietTimes(),
                new Caller.Terms(client.services(), stopped.all()));
    }

    private Set<String> topicsOff(ClientSettings client) {
        Set<String> off = new HashSet<>(topicsOffByDefault);
        off.removeAll(client.topicsOn());
        off.addAll(client.topicsOff());
        off.addAll(stopped.topics());
        return off;
    }

    /** How much a client may ask; a client that is not known any more asks nothing. */
    public ClientLimits limitsOf(String id) {
        return clients.getOrDefault(id, ClientSettings.NOTHING).limitsInForce();
    }

    /** Whether a page of this origin may call us; asked without a caller, because a preflight carries no credentials. */
    public boolean allowsPagesOf(String origin) {
        return clients.values().stream().anyMatch(client -> client.allowsPagesOf(origin));
    }

    /** Whether a page of this origin may call as this client. */
    public boolean allowsPagesOf(String origin, Caller caller) {
        ClientSettings client = clients.get(caller.clientId());
        return client != null && client.allowsPagesOf(origin);
    }
}
