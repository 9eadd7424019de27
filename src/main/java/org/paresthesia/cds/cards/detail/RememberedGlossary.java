package org.paresthesia.cds.cards.detail;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what a define reaches: it never changes after the start, and finding it walks through all of the logic. */
final class RememberedGlossary implements Glossary {

    private final Glossary glossary;
    private final Map<String, Set<String>> needs = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> settings = new ConcurrentHashMap<>();

    /** In front of another one. */
    RememberedGlossary(Glossary glossary) {
        this.glossary = glossary;
    }

    @Override
    public Optional<String> display(String system, String code) {
        return glossary.display(system, code);
    }

    @Override
    public Set<String> needsOf(String define) {
        return needs.computeIfAbsent(define, glossary::needsOf);
    }

    @Override
    public Set<String> settingsOf(String define) {
        return settings.computeIfAbsent(define, glossary::settingsOf);
    }

    @Override
    public String logicVersion() {
        return glossary.logicVersion();
    }
}
