package org.paresthesia.cds.playground.desk;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.playground.PagesOn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The services that a site offers, for the choice of the moment. */
@Component
@PagesOn
public class OfferedHooks {

    private static final String USUAL = "patient-view";

    private final List<Service> services;

    OfferedHooks(Knowledge knowledge, @Value("${paresthesia.services-off:}") List<String> off) {
        this.services = knowledge.services().stream()
                .filter(service -> !off.contains(service.id()))
                .toList();
    }

    /** In the order of discovery. */
    public List<Service> all() {
        return services;
    }

    /** The service of an id; for any other text the one that opens with a chart, or the first. */
    public Service of(String id) {
        return first(service -> service.id().equals(id))
                .or(() -> first(service -> service.hook().equals(USUAL)))
                .orElse(services.get(0));
    }

    private Optional<Service> first(Predicate<Service> wanted) {
        return services.stream().filter(wanted).findFirst();
    }
}
