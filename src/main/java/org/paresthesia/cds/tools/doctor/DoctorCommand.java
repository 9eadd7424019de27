package org.paresthesia.cds.tools.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.paresthesia.cds.tools.text.TerminalText;
import org.paresthesia.cds.tools.wire.CdsServer;
import org.paresthesia.cds.tools.wire.OfferedService;
import org.paresthesia.cds.tools.wire.Reply;
import org.paresthesia.cds.tools.wire.ServerOptions;
import org.paresthesia.cds.tools.wire.Token;
import org.paresthesia.cds.tools.wire.Unreachable;
import org.paresthesia.cds.tools.wire.Unusable;
import org.paresthesia.cds.tools.wire.Wire;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks a deployment from outside, as a client sees it, and prints what an integrator must mend. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a deployment from outside, as a client sees it, and prints what must be mended.",
            "It sends an invented patient. Exit codes: 0 nothing failed; 1 something failed; 2 wrong options."
        })
public final class DoctorCommand implements Callable<Integer> {

    private static final String HOOK = "patient-view";
    private static final String REACHED = "reached";

    @Mixin
    private ServerOptions server;

    @Option(
            names = "--origin",
            description = "Origin of a page that shall call from a browser, as https://app.example.org.")
    private String origin;

    @Option(
            names = "--expect",
            description = "Topic of the card that the invented patient must get, where the usual one is off.")
    private String expected;

    @Option(names = "--write-feedback", description = "Also writes feedback, on a card that never was.")
    private boolean isWriting;

    @Option(names = "--json", description = "Prints the result as JSON and nothing else.")
    private boolean isJson;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        try {
            Token token = server.token();
            Duration patience = server.patience();
            Wire wire = new Wire(token, patience);
            CdsServer cds = server.server(wire);
            Visit visit = new Visit(cds, wire, new Wire(Token.of(null), patience), Optional.ofNullable(origin));
            Report report = new Report(cds.discovery().toString(), checks(visit));
            String words = isJson ? TerminalText.harmlessJson(report.json().toPrettyString()) : report.text();
            command.commandLine().getOut().println(token.hideIn(words).stripTrailing());
            return report.isFailed() ? 1 : 0;
        } catch (Unusable unusable) {
            command.commandLine().getErr().println(TerminalText.harmless(unusable.getMessage()));
            return 1;
        }
    }

    /** What is not reached ends the visit; what was seen until then is told. */
    private List<Check> checks(Visit visit) {
        List<Check> checks = new ArrayList<>();
        try {
            Reply discovery = visit.discovery();
            checks.addAll(new DiscoveryChecks(visit, discovery).all());
            Optional<OfferedService> service = service(discovery);
            if (service.isEmpty()) {
                checks.add(Check.notLookedAt("call", "discovery names no service for " + HOOK));
                return checks;
            }
            KnownCase known = KnownCase.asOfNow(Optional.ofNullable(expected));
            checks.addAll(new CallChecks(visit, service.get(), known).all());
            checks.addAll(new BrowserChecks(visit, service.get()).all());
            checks.addAll(new FeedbackChecks(visit, service.get()).all(isWriting));
        } catch (Unreachable away) {
            checks.add(Check.failed(REACHED, away.getMessage(), advice(away)));
        }
        return checks;
    }

    private static Optional<OfferedService> service(Reply discovery) {
        return (discovery.isOk() ? discovery.object() : Optional.<tools.jackson.databind.node.ObjectNode>empty())
                .stream()
                        .flatMap(document -> CdsServer.services(document).stream())
                        .filter(service ->
                                service.hook().equals(HOOK) && service.id().matches("[A-Za-z0-9._-]+"))
                        .findFirst();
    }

    private static String advice(Unreachable away) {
        return away.isForTls()
                ? "Clients will refuse it too: the certificate must be valid for this name and signed by somebody they trust."
                : "Check address, port and firewall, and whether the service runs: GET /health answers once it is ready.";
    }
}
