package org.paresthesia.cds;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.trust.ClientSettings;
import org.paresthesia.cds.trust.Clients;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.stereotype.Component;

/** Refuses to start where a site's clients name numbers or topics that the knowledge does not have. */
@Component
class ClientChecks {

    ClientChecks(Clients clients, Knowledge knowledge) {
        Set<String> topics = knowledge.services().stream()
                .flatMap(service -> service.rules().stream())
                .map(Rule::code)
                .collect(Collectors.toCollection(TreeSet::new));
        clients.clients().forEach((id, client) -> check("paresthesia.clients." + id, client, knowledge, topics));
    }

    private static void check(String where, ClientSettings client, Knowledge knowledge, Set<String> topics) {
        knowledge.settings().check(where + ".settings", client.settings());
        Set<String> unknown = new TreeSet<>(client.topicsOff());
        unknown.addAll(client.topicsOn());
        unknown.removeAll(topics);
        if (!unknown.isEmpty()) {
            throw new WrongConfiguration(where + ".topics-off or .topics-on: there is no topic "
                    + String.join(", ", unknown) + "; the topics are " + String.join(", ", topics));
        }
    }
}
