package org.paresthesia.cds.cards.choice;

import java.util.Comparator;
import java.util.List;
import org.paresthesia.cds.findings.Candidate;
import org.paresthesia.cds.findings.Candidate.Tier;
import org.paresthesia.cds.findings.Fact.Stance;

/** Which possible causes the summary lists, and in which order (specification 3.2.6). */
public final class Candidates {

    private static final Comparator<Candidate> ORDER = Comparator.comparing((Candidate c) -> c.tier() != Tier.M)
            .thenComparing(Candidate::points, Comparator.reverseOrder())
            .thenComparing(candidate -> !candidate.treatable())
            .thenComparing(Candidate::name)
            .thenComparing(Candidate::id);

    private Candidates() {}

    /** Those with at least one point and a supporting fact that is more than a risk factor, in order. */
    public static List<Candidate> listed(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.points() >= 1)
                .filter(Candidates::hasMoreThanRisk)
                .sorted(ORDER)
                .toList();
    }

    /** Those that only recorded risk factors (more than age or sex) speak for: no listed cause, but worth a line. */
    public static List<Candidate> onlyAtRisk(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.points() >= 1)
                .filter(candidate -> !hasMoreThanRisk(candidate) && hasRecordedRisk(candidate))
                .sorted(ORDER)
                .toList();
    }

    private static boolean hasRecordedRisk(Candidate candidate) {
        return candidate.facts().stream()
                .anyMatch(
                        fact -> fact.stands() == Stance.FOR && !fact.resource().isEmpty());
    }

    private static boolean hasMoreThanRisk(Candidate candidate) {
        return candidate.facts().stream().anyMatch(fact -> fact.stands() == Stance.FOR && !fact.isRisk());
    }
}
