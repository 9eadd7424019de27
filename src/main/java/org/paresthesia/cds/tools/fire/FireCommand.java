package org.paresthesia.cds.tools.fire;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.InvalidCall;
import org.paresthesia.cds.tools.explain.ExplainOptions;
import org.paresthesia.cds.tools.explain.Explainers;
import org.paresthesia.cds.tools.explain.Explainers.CantExplain;
import org.paresthesia.cds.tools.text.TerminalText;
import org.paresthesia.cds.tools.wire.CdsServer;
import org.paresthesia.cds.tools.wire.OfferedService;
import org.paresthesia.cds.tools.wire.Refused;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls a running service as an EHR would, over real HTTP, and prints the cards. */
@Command(
        name = "fire",
        mixinStandardHelpOptions = true,
        description = {
            "Calls a running service as an EHR would and prints the cards.",
            "Exit codes: 0 answered, with cards or without; 1 what was given can't be used; 2 wrong options;"
                    + " 3 refused by the service; 4 no answer."
        })
public final class FireCommand implements Callable<Integer> {

    private static final int UNUSABLE = 1;
    private static final int REFUSED = 3;
    private static final int UNREACHABLE = 4;

    @Option(
            names = "--service",
            defaultValue = "patient-view",
            description = "The service's id, or the hook whose service is meant (default: ${DEFAULT-VALUE}).")
    private String service;

    @Mixin
    private ServerOptions server;

    @Mixin
    private Data data;

    @Mixin
    private Moment moment;

    @Mixin
    private ExplainOptions explain;

    @Option(names = "--json", description = "Prints the answer as JSON and nothing else.")
    private boolean isJson;

    @Spec
    private CommandSpec command;

    private final Explainers explainers;
    private List<Token> tokens = List.of();

    /** With what says why, where that is asked. */
    public FireCommand(Explainers explainers) {
        this.explainers = explainers;
    }

    @Override
    public Integer call() {
        try {
            return fire();
        } catch (Unusable | InvalidCall unusable) {
            return problem(unusable, UNUSABLE);
        } catch (Refused refused) {
            return problem(refused, REFUSED);
        } catch (Unreachable away) {
            return problem(away, UNREACHABLE);
        }
    }

    private int fire() {
        tokens = List.of(server.token(), data.token());
        ChartSource source = data.source(new Wire(data.token(), server.patience()));
        CallContext context = moment.context(source.patientId());
        CdsServer cds = server.server(new Wire(server.token(), server.patience()));
        OfferedService called = cds.find(service);
        ObjectNode inHand = moment.json(called, source.patientId());
        Optional<ChartSource.Filled> filled = source.prefetch(called, context);
        filled.ifPresent(each -> each.notes().forEach(this::note));
        ObjectNode body = CallBody.of(called, inHand, source, filled.map(ChartSource.Filled::prefetch));
        Reply reply = cds.call(called, body.toString());
        ObjectNode answer = reply.object().orElseThrow(() -> new Unusable("the answer is not a JSON object"));
        if (!reply.isOk()) {
            note(new Refused(cds.service(called.id()), reply).getMessage());
        }
        if (isJson) {
            out(TerminalText.harmlessJson(json(called, body, answer).toPrettyString()));
        } else {
            print(called, body, reply, answer);
        }
        return reply.isOk() ? 0 : REFUSED;
    }

    private ObjectNode json(OfferedService called, ObjectNode body, ObjectNode answer) {
        Optional<Explanation> why = why(called, body);
        ObjectNode all = Reply.JSON.createObjectNode();
        all.set("answer", answer);
        why.ifPresent(each -> all.set("explanation", explain.json(each, cards(answer))));
        return why.isPresent() ? all : answer;
    }

    private void print(OfferedService called, ObjectNode body, Reply reply, ObjectNode answer) {
        if (reply.isOk()) {
            List<JsonNode> cards = cards(answer);
            String count = cards.isEmpty() ? "No cards" : cards.size() + (cards.size() == 1 ? " card" : " cards");
            out(TerminalText.harmless(count + ": " + called.id() + " answered in "
                    + reply.took().toMillis() + " ms."
                    + (cards.isEmpty() ? " Nothing of what it looks for was found; this excludes nothing." : "")));
            out(CardPage.of(cards));
        }
        why(called, body).ifPresent(why -> out("\n" + explain.text(why, cards(answer))));
    }

    private Optional<Explanation> why(OfferedService called, ObjectNode body) {
        if (!explain.isAsked()) {
            return Optional.empty();
        }
        try {
            return Optional.of(explain.explain(explainers, called.id(), body));
        } catch (CantExplain reason) {
            note("No explanation: " + reason.getMessage());
            return Optional.empty();
        }
    }

    private static List<JsonNode> cards(ObjectNode answer) {
        return answer.path("cards").valueStream().toList();
    }

    private int problem(RuntimeException problem, int code) {
        note(problem.getMessage());
        return code;
    }

    private void note(String words) {
        PrintWriter err = command.commandLine().getErr();
        err.println(TerminalText.harmless(hidden(words)));
    }

    private void out(String words) {
        command.commandLine().getOut().println(hidden(words).stripTrailing());
    }

    private String hidden(String words) {
        String shown = words;
        for (Token token : tokens) {
            shown = token.hideIn(shown);
        }
        return shown;
    }
}
