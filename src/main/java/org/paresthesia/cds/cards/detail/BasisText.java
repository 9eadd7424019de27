package org.paresthesia.cds.cards.detail;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.knowledge.CardText;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Source;

/** Says what a card rests on, so that a reader can judge it: the rule, its texts, the guidance, settings, version. */
final class BasisText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");
    private static final int MOST = 12;

    private final Glossary glossary;

    /** With the logic's version and the settings that rules reach. */
    BasisText(Glossary glossary) {
        this.glossary = glossary;
    }

    /** Adds everything to a detail. */
    void addTo(DetailText detail, Rule rule, Findings findings, ZonedDateTime asOf) {
        detail.paragraph(rule.sentence().isBlank() ? "" : "**Rule** " + rule.sentence())
                .list("Notes", texts(rule, CardText.Kind.NOTE, findings), MOST)
                .list("Caution", texts(rule, CardText.Kind.CAUTION, findings), MOST)
                .list("Alternatives", texts(rule, CardText.Kind.ALTERNATIVE, findings), MOST)
                .list(
                        "Guidance",
                        rule.sources().stream().map(BasisText::guidance).toList(),
                        MOST)
                .paragraph(localSettings(rule, findings))
                .paragraph("Logic " + MarkdownText.ofContent(glossary.logicVersion()) + "; data as of "
                        + MINUTE.format(asOf) + ". Clinical judgement decides.");
    }

    private static List<String> texts(Rule rule, CardText.Kind kind, Findings findings) {
        return rule.texts().stream()
                .filter(text -> text.kind() == kind)
                .filter(text -> text.when().map(findings::expression).orElse(Truth.HOLDS) == Truth.HOLDS)
                .map(CardText::text)
                .toList();
    }

    private static String guidance(Source source) {
        String label = MarkdownText.ofContent(source.label());
        String named = source.url()
                .filter(url -> url.startsWith("https://"))
                .map(url -> "[" + label + "](" + MarkdownText.address(url) + ")")
                .orElse(label);
        String strength = source.strength()
                .map(text -> "; " + MarkdownText.ofContent(text))
                .orElse("");
        return named + strength + (source.isRead() ? "" : "; source to be confirmed locally");
    }

    private String localSettings(Rule rule, Findings findings) {
        String changed = new TreeMap<>(findings.changedSettings())
                .entrySet().stream()
                        .filter(setting -> glossary.restsOnSetting(rule, setting.getKey()))
                        .map(setting -> MarkdownText.ofContent(nameOf(setting.getKey())) + " = "
                                + MarkdownText.ofContent(setting.getValue()))
                        .collect(Collectors.joining("; "));
        return changed.isEmpty() ? "" : "Local setting: " + changed;
    }

    private static String nameOf(String setting) {
        return setting.substring(setting.indexOf('.') + 1);
    }
}
