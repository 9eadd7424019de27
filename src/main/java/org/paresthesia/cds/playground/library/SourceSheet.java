package org.paresthesia.cds.playground.library;

import java.util.Collection;
import java.util.List;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Source;

/**
 * A source and the rules that rest on it.
 *
 * @param source the source
 * @param rules the topics of the rules
 */
public record SourceSheet(Source source, List<String> rules) {

    static SourceSheet of(Source source, Collection<Rule> rules) {
        return new SourceSheet(
                source,
                rules.stream()
                        .filter(rule -> rule.sources().stream()
                                .anyMatch(each -> each.id().equals(source.id())))
                        .map(Rule::code)
                        .toList());
    }

    /** The anchor of its line. */
    public String anchor() {
        return CqlText.anchor(source.id());
    }
}
