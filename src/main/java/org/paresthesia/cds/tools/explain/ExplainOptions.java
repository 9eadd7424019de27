package org.paresthesia.cds.tools.explain;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paresthesia.cds.explain.ExplainedRule;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.tools.explain.Explainers.Question;
import org.paresthesia.cds.tools.wire.Unusable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Options of a tool that can say why. */
public final class ExplainOptions {

    private static final String ALL = "all";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(
            names = "--explain",
            arity = "0..1",
            fallbackValue = ALL,
            paramLabel = "<topic>",
            description = {
                "Lists each rule of the service and why it did or did not show a card; with a topic, everything behind that one.",
                "CDS Hooks has no such answer: it is worked out here, by this program's content, from the same request."
            })
    private String topic;

    @Option(
            names = "--with",
            paramLabel = "<name=value>",
            description =
                    "For --explain: configuration as the service has it, for example --with paresthesia.site=./site.")
    private Map<String, String> configuration = Map.of();

    /** Whether anybody asked. */
    public boolean isAsked() {
        return topic != null;
    }

    /** The explanation of a call that was sent. */
    public Explanation explain(Explainers explainers, String service, ObjectNode body) {
        Optional<URI> server =
                Optional.ofNullable(body.path("fhirServer").asString(null)).map(URI::create);
        byte[] sent = body.toString().getBytes(StandardCharsets.UTF_8);
        return explainers.explain(new Question(service, sent, server, configuration));
    }

    /** As text, with the comparison to what was answered. */
    public String text(Explanation explanation, List<JsonNode> cards) {
        String heading = "Why, worked out here as of " + explanation.asOf().toOffsetDateTime() + ". "
                + Comparison.of(cards, explanation).words() + "\n\n";
        if (topic.equals(ALL)) {
            return heading + ExplanationPage.of(explanation);
        }
        ExplainedRule rule = explanation.rules().stream()
                .filter(each -> each.topic().equals(topic))
                .findFirst()
                .orElseThrow(() -> new Unusable(explanation.service() + " has no topic " + topic));
        return heading + ExplanationPage.of(explanation, rule);
    }

    /** As JSON. */
    public ObjectNode json(Explanation explanation, List<JsonNode> cards) {
        ObjectNode json = JSON.valueToTree(explanation);
        json.set("comparison", JSON.valueToTree(Comparison.of(cards, explanation)));
        return json;
    }
}
