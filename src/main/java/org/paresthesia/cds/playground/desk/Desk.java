package org.paresthesia.cds.playground.desk;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.paresthesia.cds.demo.DemoEhr;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.playground.PagesOn;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Opens visits: of demo patients, and of Bundles that were pasted. */
@Component
@PagesOn
public class Desk {

    private final Charts charts;
    private final OfferedHooks hooks;
    private final Knowledge knowledge;
    private final ObjectProvider<DemoEhr> ehr;

    Desk(Charts charts, OfferedHooks hooks, Knowledge knowledge, ObjectProvider<DemoEhr> ehr) {
        this.charts = charts;
        this.hooks = hooks;
        this.knowledge = knowledge;
        this.ehr = ehr;
    }

    /** Whether there is a FHIR server from which the service can read the demo patients. */
    public boolean hasServer() {
        return ehr.getIfAvailable() != null;
    }

    /** The visit of a demo patient. */
    public OpenedVisit demo(Visit visit) {
        return open(visit, charts.demo(visit.patient()));
    }

    /** The visit of a patient whose Bundle was pasted. */
    public OpenedVisit pasted(Visit visit, String bundle) {
        return open(visit, charts.pasted(bundle));
    }

    private OpenedVisit open(Visit visit, OpenChart chart) {
        Service service = hooks.of(visit.service());
        List<Hand.Choice> choices = Hand.choices(service, chart, knowledge);
        Optional<Hand.Choice> hand = choices.stream()
                .filter(each -> each.reference().equals(visit.hand()))
                .findFirst()
                .or(() -> choices.stream().findFirst());
        Optional<URI> server = Optional.ofNullable(visit.isByServer() ? ehr.getIfAvailable() : null)
                .map(DemoEhr::address);
        return new OpenedVisit(
                visit.holding(hand.map(Hand.Choice::reference).orElse("")),
                chart,
                service,
                choices,
                VisitCall.body(service, chart, hand, server));
    }
}
