package org.paresthesia.cds.findings;

import java.util.List;

/**
 * A possible cause in the summary, with the facts for and against (specification 3.2.6).
 *
 * @param id its row in the specification, for example {@code D07}
 * @param name its clinical name
 * @param tier must not miss (M), common and treatable (C) or other (O)
 * @param treatable whether it comes first among equals
 * @param points the sum of the points of its facts, counted in CQL; never shown
 * @param facts for, against, missing, unreadable
 */
public record Candidate(String id, String name, Tier tier, boolean treatable, int points, List<Fact> facts) {

    /** Must not miss, common, other; the order of the constants is the order of the candidates. */
    public enum Tier {
        M,
        C,
        O
    }

    /** Copies the list. */
    public Candidate {
        facts = List.copyOf(facts);
    }
}
