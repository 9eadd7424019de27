package org.paresthesia.cds.http.description;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The services that a site offers: all that there are, but for those in {@code paresthesia.services-off}. */
@Component
public class OfferedServices {

    private final List<Service> services;

    /** Refuses an id that no service has: what was meant to be off would be on. */
    public OfferedServices(Knowledge knowledge, @Value("${paresthesia.services-off:}") List<String> off) {
        TreeSet<String> unknown = new TreeSet<>(off);
        knowledge.services().forEach(service -> unknown.remove(service.id()));
        if (!unknown.isEmpty()) {
            throw new WrongConfiguration("paresthesia.services-off: there is no service " + String.join(", ", unknown)
                    + "; the services are "
                    + knowledge.services().stream().map(Service::id).collect(Collectors.joining(", ")));
        }
        this.services = knowledge.services().stream()
                .filter(service -> !off.contains(service.id()))
                .toList();
    }

    /** In the order of discovery, the same at every start. */
    public List<Service> all() {
        return services;
    }

    /** The service of an id; empty where there is none, or where it is off. */
    public Optional<Service> of(String id) {
        return services.stream().filter(service -> service.id().equals(id)).findFirst();
    }
}
