package org.paresthesia.cds.tools.reference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.hook.QuietTimes;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.tools.reference.Block.Bullets;
import org.paresthesia.cds.tools.reference.Block.Paragraph;
import org.paresthesia.cds.tools.reference.Block.Table;
import org.paresthesia.cds.wire.WireDescription;
import org.paresthesia.cds.wire.WireDescription.Operation;

/** What comes back: statuses, override reasons, and what feedback does. */
final class AnswerSections {

    private static final String FROM_CDS_HOOKS = "CDS Hooks";

    /** Longer than anybody's chart is kept: as long as the facts stay the same. */
    private static final Duration ENDLESS = Duration.ofDays(10_000);

    private final List<Service> services;
    private final WireDescription wire;

    AnswerSections(List<Service> services, WireDescription wire) {
        this.services = services;
        this.wire = wire;
    }

    List<Block> blocks() {
        return List.of(
                Block.section("Statuses"),
                new Paragraph(
                        "Every error is a FHIR OperationOutcome without patient data. Many clients show any of them as \"no cards\": tell "
                                + "your users the difference."),
                new Table(List.of("status", "where", "when"), statuses()),
                Block.section("Override reasons"),
                new Paragraph("A client may send these, with or without the display, or reasons of its own."),
                new Table(List.of("code", "system", "display", "on", "the card is quiet for"), reasons()),
                Block.section("Feedback"),
                new Bullets(feedback()));
    }

    private List<List<String>> statuses() {
        Map<String, Map<String, List<String>>> byStatus = new TreeMap<>();
        wire.operations().stream().filter(AnswerSections::isOfCdsHooks).forEach(operation -> operation
                .node()
                .get("responses")
                .propertyStream()
                .filter(response -> response.getKey().matches("\\d{3}"))
                .forEach(response -> byStatus.computeIfAbsent(response.getKey(), any -> new LinkedHashMap<>())
                        .computeIfAbsent(
                                wire.resolved(response.getValue())
                                        .get("description")
                                        .asString(),
                                any -> new ArrayList<>())
                        .add("`" + operation.method() + " " + operation.path() + "`")));
        List<List<String>> rows = new ArrayList<>();
        byStatus.forEach((status, texts) ->
                texts.forEach((text, where) -> rows.add(List.of(status, String.join(", ", where), text))));
        return rows;
    }

    private static boolean isOfCdsHooks(Operation operation) {
        return operation.node().path("tags").valueStream().anyMatch(tag -> tag.asString()
                .equals(FROM_CDS_HOOKS));
    }

    private List<List<String>> reasons() {
        Map<NamedCode, Set<String>> cards = new LinkedHashMap<>();
        services.stream().flatMap(service -> service.rules().stream()).forEach(rule -> rule.overrideReasons()
                .forEach(reason -> cards.computeIfAbsent(reason, any -> new LinkedHashSet<>())
                        .add(cards(rule))));
        return cards.entrySet().stream()
                .map(reason -> List.of(
                        "`" + reason.getKey().code() + "`",
                        reason.getKey().system(),
                        reason.getKey().display(),
                        reason.getValue().size() > 1 ? "all cards" : String.join("", reason.getValue()),
                        quiet(QuietTimes.SPECIFIED.reasons().get(reason.getKey().code()))))
                .toList();
    }

    private static String cards(Rule rule) {
        return rule.urgency() == Urgency.CRITICAL ? "critical cards" : "other cards";
    }

    private static String quiet(Duration time) {
        if (time == null) {
            return "the usual time";
        }
        return time.compareTo(ENDLESS) > 0
                ? "as long as the data stay the same; a critical card the usual time"
                : words(time) + " at most";
    }

    private static String words(Duration time) {
        return time.toDays() > 1 ? time.toDays() + " days" : time.toHours() + " hours";
    }

    private static List<String> feedback() {
        QuietTimes times = QuietTimes.SPECIFIED;
        return List.of(
                "200 without a body means that all of it is on the disk. The same feedback may be sent again and counts once.",
                "One item that can't be read refuses the whole body; the answer names the item and the field. An empty list, which CDS "
                        + "Hooks does not allow, is taken.",
                "Feedback on a card that the service does not know (any more) is kept too.",
                "`outcomeTimestamp` is RFC 3339 in UTC; another offset is converted.",
                "An overridden card is quiet as long as the facts that it rested on stay the same, usually "
                        + words(times.info())
                        + " for information, " + words(times.warning())
                        + " for a warning and, for the user who overrode it, "
                        + words(times.critical()) + " for a critical card.",
                "What users write (`userComment`) is kept encrypted and never logged.");
    }
}
