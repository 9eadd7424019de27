package org.paresthesia.cds.playground.visit;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.paresthesia.cds.tools.wire.Reply;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call and its answer, as they went over the wire.
 *
 * @param url the address, as the reader's browser knows it
 * @param request the body that was sent, laid out
 * @param status the HTTP status
 * @param response the body that came back, laid out
 * @param refusal why it was refused, empty where it was not
 * @param milliseconds how long it took over the wire
 * @param steps how long each step took inside the service
 * @param cards the cards
 */
record Exchange(
        String url,
        String request,
        int status,
        String response,
        String refusal,
        String milliseconds,
        List<Step> steps,
        List<ShownCard> cards) {

    private static final Pattern STEP = Pattern.compile("(\\w+);dur=([0-9.]+)");

    /** A step with its time in milliseconds, and its share of the whole from 0 to 100. */
    record Step(String name, String milliseconds, long share) {}

    static Exchange of(String url, ObjectNode body, Reply reply) {
        double took = reply.took().toNanos() / 1e6;
        return new Exchange(
                url,
                body.toPrettyString(),
                reply.status(),
                reply.object().map(ObjectNode::toPrettyString).orElse(reply.body()),
                reply.isOk() ? "" : reply.refusal(),
                String.format(Locale.ROOT, "%.1f", took),
                steps(reply.header("Server-Timing"), took),
                reply.object().filter(any -> reply.isOk()).map(ShownCard::of).orElse(List.of()));
    }

    private static List<Step> steps(String header, double whole) {
        return STEP.matcher(header)
                .results()
                .filter(step -> !step.group(1).equals("total"))
                .map(step -> new Step(
                        words(step.group(1)),
                        step.group(2),
                        Math.round(100 * Double.parseDouble(step.group(2)) / Math.max(whole, 0.1))))
                .toList();
    }

    private static String words(String step) {
        return switch (step) {
            case "receive" -> "Receive the body";
            case "read" -> "Read the call and scan the records";
            case "chart" -> "Gather and parse the chart";
            case "logic" -> "Run the clinical logic";
            case "cards" -> "Choose and write the cards";
            default -> "Write the answer as JSON";
        };
    }

    /** The same call for a terminal; the body is handed over as it is, whatever signs are in it. */
    public String curl() {
        return curl("");
    }

    /** The same where programs need a token, which the reader has to put in. */
    public String curlWithToken() {
        return curl(" -H 'Authorization: Bearer <token of a client>'");
    }

    private String curl(String more) {
        return "curl -s '" + url + "' -H 'Content-Type: application/json'" + more + " --data-binary @- <<'END'\n"
                + request + "\nEND";
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "Exchange[" + status + "]";
    }
}
