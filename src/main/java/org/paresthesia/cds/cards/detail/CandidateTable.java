package org.paresthesia.cds.cards.detail;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paresthesia.cds.cards.choice.Candidates;
import org.paresthesia.cds.findings.Candidate;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;

/** The possible causes as a table, with what speaks for and against each; no ranking but the stated order, no numbers. */
final class CandidateTable {

    private static final int MOST_ROWS = 12;
    private static final int MOST_FACTS = 4;

    private final FactText facts;

    /** With the words for facts. */
    CandidateTable(FactText facts) {
        this.facts = facts;
    }

    /** The table, or a sentence where nothing is to be listed. */
    String of(List<Candidate> candidates) {
        String risks =
                Candidates.onlyAtRisk(candidates).stream().map(this::risk).collect(Collectors.joining("\n"));
        return causes(candidates) + (risks.isEmpty() ? "" : "\n\nRisk factors alone, which list no cause:\n\n" + risks);
    }

    private String risk(Candidate candidate) {
        return "- " + MarkdownText.ofContent(candidate.name()) + ": " + cell(candidate, Stance.FOR);
    }

    private String causes(List<Candidate> candidates) {
        List<Candidate> listed = Candidates.listed(candidates);
        if (listed.isEmpty()) {
            return "No possible cause has a supporting finding in the data this service received.";
        }
        String rows = listed.stream().limit(MOST_ROWS).map(this::row).collect(Collectors.joining("\n"));
        String more = listed.size() > MOST_ROWS ? "\n\nand " + (listed.size() - MOST_ROWS) + " more" : "";
        return "| Possible cause | For | Against | Not found or not readable |\n| --- | --- | --- | --- |\n" + rows
                + more;
    }

    private String row(Candidate candidate) {
        return "| " + MarkdownText.ofContent(candidate.name()) + " | " + cell(candidate, Stance.FOR) + " | "
                + cell(candidate, Stance.AGAINST) + " | " + missing(candidate) + " |";
    }

    private String missing(Candidate candidate) {
        return Stream.of(cell(candidate, Stance.MISSING), unreadable(candidate))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private String unreadable(Candidate candidate) {
        String cell = cell(candidate, Stance.UNREADABLE);
        return cell.isEmpty() ? "" : cell + " (could not be interpreted)";
    }

    private String cell(Candidate candidate, Stance stance) {
        List<Fact> all = FactText.distinct(candidate.facts().stream()
                .filter(fact -> fact.stands() == stance)
                .toList());
        String shown = all.stream().limit(MOST_FACTS).map(facts::brief).collect(Collectors.joining("; "));
        return all.size() > MOST_FACTS ? shown + "; and " + (all.size() - MOST_FACTS) + " more" : shown;
    }
}
