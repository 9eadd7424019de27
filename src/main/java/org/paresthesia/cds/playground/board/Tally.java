package org.paresthesia.cds.playground.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.paresthesia.cds.feedback.Counts;

/**
 * Cards under one name, counted.
 *
 * @param name the topic, service, client or week
 * @param shown how many were shown
 * @param accepted of how many a suggestion was taken
 * @param overridden how many were overridden
 */
public record Tally(String name, int shown, int accepted, int overridden) {

    /** Shown, and neither taken nor overridden as far as is known. */
    public int unanswered() {
        return shown - accepted - overridden;
    }

    /** The share of overridden cards among all that were shown, with the numbers behind it. */
    public String rate() {
        return shown == 0
                ? "none shown"
                : Math.round(100.0 * overridden / shown) + " % (" + overridden + " of " + shown + ")";
    }

    private Tally plus(Counts.Cards cards) {
        return new Tally(name, shown + cards.shown(), accepted + cards.accepted(), overridden + cards.overridden());
    }

    /** All together. */
    static Tally total(List<Counts.Cards> cards) {
        return by(cards, any -> "all").stream().findFirst().orElse(new Tally("all", 0, 0, 0));
    }

    /** By a name, in its order. */
    static List<Tally> by(List<Counts.Cards> cards, Function<Counts.Cards, String> name) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (Counts.Cards each : cards) {
            tallies.merge(
                    name.apply(each),
                    new Tally(name.apply(each), each.shown(), each.accepted(), each.overridden()),
                    (sum, more) -> sum.plus(each));
        }
        return new ArrayList<>(tallies.values());
    }

    /** Those that are overridden most, by their number and then by their share; none that never was. */
    static List<Tally> noisiest(List<Tally> tallies, int most) {
        return tallies.stream()
                .filter(tally -> tally.overridden() > 0)
                .sorted(Comparator.comparingInt(Tally::overridden)
                        .thenComparingDouble(tally -> (double) tally.overridden() / tally.shown())
                        .reversed()
                        .thenComparing(Tally::name))
                .limit(most)
                .toList();
    }
}
