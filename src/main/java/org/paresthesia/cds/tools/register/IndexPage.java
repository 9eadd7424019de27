package org.paresthesia.cds.tools.register;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.paresthesia.cds.tools.register.RegisterTables.ConditionRow;

/** The table of all conditions with their cards, and of all topics with the place of each. */
final class IndexPage {

    private static final int DEPTH = 2;
    private static final String OPENING =
            """
            # The clinical register

            Made by `./generate-register`; do not edit. What each condition looks like to the service, and where its logic, its proof
            and its sources stand. [The statements of the articles](register.md), [what reviewers must confirm](review.md).
            """;

    private final ClinicalContent content;

    IndexPage(ClinicalContent content) {
        this.content = content;
    }

    /** The whole page. */
    String text(List<ConditionRow> conditions) {
        return OPENING + "\n## Conditions\n\n"
                + Markdown.table(
                        List.of("condition", "tier", "cards"),
                        conditions.stream().map(this::condition).toList())
                + "\n\n## Topics\n\n"
                + Markdown.table(
                        List.of("topic", "urgency", "CQL", "demo patients"),
                        content.topics().stream().map(this::topic).toList())
                + "\n";
    }

    private List<String> condition(ConditionRow row) {
        String cards = row.topics().isEmpty() ? "line of the summary" : String.join(", ", row.topics());
        String off = row.offWithoutCodes().isEmpty() ? "" : " (partly off: no codes)";
        return List.of(
                "[" + row.id() + " " + row.name() + "](conditions/" + row.id() + ".md)", row.tier(), cards + off);
    }

    private List<String> topic(String topic) {
        var rule = content.rule(topic).orElseThrow();
        return List.of(
                Markdown.link(topic, "fhir-resources/plandefinition/rules/" + topic + ".json", DEPTH),
                rule.urgency().name().toLowerCase(Locale.ROOT),
                content.libraryFiles(rule).stream()
                        .map(file -> Markdown.link(file.substring(file.lastIndexOf('/') + 1), file, DEPTH))
                        .collect(Collectors.joining(", ")),
                content.patientsWith(topic).stream()
                        .map(patient ->
                                Markdown.link(patient, content.demoFile(patient).orElseThrow(), DEPTH))
                        .collect(Collectors.joining(", ")));
    }
}
