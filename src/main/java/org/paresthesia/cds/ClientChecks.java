package org.paresthesia.cds;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.trust.ClientRules;
import org.paresthesia.cds.trust.ClientSettings;
import org.paresthesia.cds.trust.Clients;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.stereotype.Component;

/** Refuses clients that name numbers, topics or services that the knowledge does not have. */
@Component
class ClientChecks implements ClientRules {

    private final Knowledge knowledge;
    private final Set<String> topics;
    private final Set<String> services;

    ClientChecks(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.topics = knowledge.services().stream()
                .flatMap(service -> service.rules().stream())
                .map(Rule::code)
                .collect(Collectors.toCollection(TreeSet::new));
        this.services = knowledge.services().stream().map(Service::id).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void check(Clients clients) {
        clients.clients().forEach((id, client) -> check("paresthesia.clients." + id, client));
        refuseUnknown("paresthesia.stopped.topics", "topic", clients.stopped().topics(), topics);
    }

    private void check(String where, ClientSettings client) {
        knowledge.settings().check(where + ".settings", client.settings());
        Set<String> named = new TreeSet<>(client.topicsOff());
        named.addAll(client.topicsOn());
        refuseUnknown(where + ".topics-off or .topics-on", "topic", named, topics);
        refuseUnknown(where + ".services", "service", client.services(), services);
    }

    private static void refuseUnknown(String where, String kind, Set<String> named, Set<String> known) {
        Set<String> unknown = new TreeSet<>(named);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new WrongConfiguration(where + ": there is no " + kind + " " + String.join(", ", unknown) + "; the "
                    + kind + "s are " + String.join(", ", known));
        }
    }
}
