package org.paresthesia.cds;

import java.util.Optional;
import org.paresthesia.cds.chart.NotR4;
import org.paresthesia.cds.chart.PatientUnavailable;
import org.paresthesia.cds.chart.PrefetchReader;
import org.paresthesia.cds.chart.WrongPatient;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.hook.InvalidCall;
import org.paresthesia.cds.http.incoming.CallReader;
import org.paresthesia.cds.http.incoming.Limits;
import org.paresthesia.cds.http.incoming.Received;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.playground.PagesOn;
import org.paresthesia.cds.playground.desk.ActingClient;
import org.paresthesia.cds.playground.why.Insight;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Explains calls of the playground with the parts that answer them. */
@Component
@PagesOn
class PlaygroundInsight implements Insight {

    private final Knowledge knowledge;
    private final ActingClient client;
    private final CallReader calls;
    private final ObjectProvider<Explainer> explainer;

    PlaygroundInsight(
            Knowledge knowledge,
            ActingClient client,
            Limits limits,
            PrefetchReader prefetches,
            ObjectProvider<Explainer> explainer) {
        this.knowledge = knowledge;
        this.client = client;
        this.calls = new CallReader(limits, prefetches);
        this.explainer = explainer;
    }

    @Override
    public Optional<Explanation> explain(String id, byte[] body) {
        Service service = knowledge.service(id).orElseThrow();
        try {
            Received received = calls.read(body, service, client.caller());
            return Optional.of(explainer.getObject().explain(received.call(), service, received.prefetch()));
        } catch (InvalidCall | NotR4 | WrongPatient | PatientUnavailable refused) {
            return Optional.empty();
        }
    }
}
