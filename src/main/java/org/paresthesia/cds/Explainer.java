package org.paresthesia.cds;

import java.util.Map;
import java.util.Optional;
import org.paresthesia.cds.Advisor.Concluded;
import org.paresthesia.cds.cards.CardWriter;
import org.paresthesia.cds.cards.choice.Occasion;
import org.paresthesia.cds.cards.choice.Verdict;
import org.paresthesia.cds.chart.Prefetch;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.logic.Statements;
import org.paresthesia.cds.logic.Statements.Said;

/** Says why a call is answered as it is: on the way of {@link Advisor}, with a verdict on each rule in place of cards. */
final class Explainer {

    private final Advisor advisor;
    private final CardWriter cards;
    private final Statements statements;
    private final String logicVersion;

    /** With the parts that answer calls. */
    Explainer(Advisor advisor, CardWriter cards, Statements statements, String logicVersion) {
        this.advisor = advisor;
        this.cards = cards;
        this.statements = statements;
        this.logicVersion = logicVersion;
    }

    /** Why the call is answered as it is; a chart without a Patient is refused as in a call. */
    Explanation explain(HookCall call, Service service, Prefetch prefetch) {
        return explain(advisor.conclude(call, service, prefetch));
    }

    /** Why a call is answered as it is, after what was concluded for it. */
    Explanation explain(Concluded concluded) {
        Occasion occasion = concluded.occasion();
        HookCall call = occasion.call();
        Service service = occasion.service();
        Said said = statements.behind(call, concluded.chart(), service, occasion.asOf());
        Map<String, Verdict> verdicts = cards.verdicts(occasion, concluded.findings());
        return new Explanation(
                service.id(),
                logicVersion,
                occasion.asOf(),
                noCards(call, service, concluded),
                Explanation.rules(service, concluded.findings(), verdicts, said.changes()),
                said.statements(),
                said.evidence(),
                said.compared(),
                concluded.findings().unread());
    }

    private static Optional<String> noCards(HookCall call, Service service, Concluded concluded) {
        if (call.caller().terms().areCardsStopped()) {
            return Optional.of("all cards are stopped (paresthesia.stopped.all)");
        }
        if (!call.context().user().isClinician()) {
            return Optional.of("cards are for clinicians, and the user is a "
                    + call.context().user().type());
        }
        try {
            Advisor.refuseUnlessSomethingIsCertain(service, concluded.findings());
            return Optional.empty();
        } catch (PrefetchIncomplete refused) {
            return Optional.of("the call is refused: " + refused.getMessage());
        }
    }
}
