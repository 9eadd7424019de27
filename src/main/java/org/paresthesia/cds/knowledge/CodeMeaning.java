package org.paresthesia.cds.knowledge;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the value sets say about one code.
 *
 * @param sets the canonical addresses of the sets that it is in
 * @param display our words for it; empty where it is in no set
 */
record CodeMeaning(Set<String> sets, Optional<String> display) {

    /** A code that is in no set. */
    static final CodeMeaning NONE = new CodeMeaning(Set.of(), Optional.empty());

    CodeMeaning {
        sets = Set.copyOf(sets);
    }

    /** A code of one set. */
    static CodeMeaning of(String url, String display) {
        return new CodeMeaning(Set.of(url), Optional.of(display));
    }

    /** Both together; this one's words stand first, as the narrower code's do. */
    CodeMeaning and(CodeMeaning wider) {
        if (wider.sets.isEmpty() || sets.isEmpty()) {
            return sets.isEmpty() ? wider : this;
        }
        Set<String> both = new TreeSet<>(sets);
        both.addAll(wider.sets);
        return new CodeMeaning(both, display.or(wider::display));
    }
}
