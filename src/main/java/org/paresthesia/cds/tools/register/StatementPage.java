package org.paresthesia.cds.tools.register;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.paresthesia.cds.tools.register.RegisterTables.StatementRow;

/** The statements of the two articles that the project began with, and what became of each. */
final class StatementPage {

    private static final int DEPTH = 2;
    private static final String OPENING =
            """
            # The statements of the articles

            Made by `./generate-register`; do not edit. [All conditions](README.md)

            Every statement of the two lay articles that the project began with, in short, with our verdict: A agree, P partly,
            X disagree, U unsafe if taken literally. The articles' own words never reach a card.
            """;

    private final ClinicalContent content;

    StatementPage(ClinicalContent content) {
        this.content = content;
    }

    /** The whole page. */
    String text(List<StatementRow> statements) {
        return OPENING + "\n"
                + Markdown.table(
                        List.of("#", "where", "statement", "verdict", "what the product does", "see"),
                        statements.stream().map(this::row).toList())
                + "\n";
    }

    private List<String> row(StatementRow statement) {
        String why = statement.why() == null ? "" : ": " + statement.why();
        return List.of(
                String.valueOf(statement.number()),
                statement.article(),
                statement.statement(),
                statement.verdict() + why,
                statement.whatWeDo(),
                evidence(statement));
    }

    private String evidence(StatementRow statement) {
        List<String> links = new ArrayList<>();
        statement.conditions().forEach(id -> links.add("[" + id + "](conditions/" + id + ".md)"));
        statement
                .topics()
                .forEach(topic -> links.add(
                        Markdown.link(topic, "fhir-resources/plandefinition/rules/" + topic + ".json", DEPTH)));
        statement
                .defines()
                .forEach(define -> links.add(Markdown.link(
                        "\"" + define.substring(define.indexOf('.') + 1) + "\"",
                        content.fileOfDefine(define).orElseThrow(),
                        DEPTH)));
        statement
                .patients()
                .forEach(patient -> links.add(Markdown.link(
                        "patient " + patient, content.demoFile(patient).orElseThrow(), DEPTH)));
        return links.stream().collect(Collectors.joining(", "));
    }
}
