package org.paresthesia.cds;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.paresthesia.cds.cards.Card;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.findings.UnreadData;

/**
 * The answer to a call, with the counts that an operator may see.
 *
 * @param cards the cards in the order in which they should be read
 * @param entries how many resources of the chart the rules looked at
 * @param unreadableEntries how many resources could not be read
 * @param unreadNeeds prefetch keys that were not read, wholly or in part
 * @param took how long each step took
 */
public record Advice(List<Card> cards, int entries, int unreadableEntries, Set<String> unreadNeeds, Took took) {

    /** Copies the collections; the keys stay sorted. */
    public Advice {
        cards = List.copyOf(cards);
        unreadNeeds = new TreeSet<>(unreadNeeds);
    }

    /** Nothing to say, and nothing looked at. */
    static Advice silent() {
        return new Advice(List.of(), 0, 0, Set.of(), Took.NOTHING);
    }

    /** The cards for this chart. */
    static Advice of(List<Card> cards, PatientChart chart, Took took) {
        Set<String> unread = chart.unread().stream().map(UnreadData::need).collect(Collectors.toSet());
        return new Advice(cards, chart.entries().size(), chart.unreadableEntries(), unread, took);
    }
}
