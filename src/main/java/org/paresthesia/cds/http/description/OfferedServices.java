package org.paresthesia.cds.http.description;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.http.incoming.Refusal;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
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

    /** Those that this client may call. */
    public List<Service> of(Caller caller) {
        return services.stream()
                .filter(service -> caller.terms().include(service.id()))
                .toList();
    }

    /**
     * The service of this id.
     *
     * @throws Refusal with 404 where there is none, with 403 where there is one that this client may not call
     */
    public Service of(String id, Caller caller) {
        Service service = of(id).orElseThrow(
                        () -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "there is no service of this id"));
        if (!caller.terms().include(id)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "forbidden", "this client may not call this service");
        }
        return service;
    }

    /** The service of an id; empty where there is none, or where it is off. */
    public Optional<Service> of(String id) {
        return services.stream().filter(service -> service.id().equals(id)).findFirst();
    }
}
