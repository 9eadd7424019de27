package org.paresthesia.cds.tools.explain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paresthesia.cds.explain.Explanation;
import tools.jackson.databind.JsonNode;

/**
 * Whether what was worked out here is what the running service answered.
 *
 * @param here the topics of the cards here
 * @param there the topics of the cards there
 * @param versionHere the logic here
 * @param versionThere the logic there, where a card names it
 */
public record Comparison(Set<String> here, Set<String> there, String versionHere, Optional<String> versionThere) {

    private static final Pattern VERSION = Pattern.compile("\\bLogic ([^\\s;]+\\+[0-9a-f]+);");

    /** Compares the cards of an answer with an explanation. */
    static Comparison of(List<JsonNode> cards, Explanation explanation) {
        Set<String> there = new TreeSet<>();
        cards.forEach(
                card -> there.add(card.path("source").path("topic").path("code").asString("")));
        Optional<String> version = cards.stream()
                .map(card -> VERSION.matcher(card.path("detail").asString("").replace("\\", "")))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
        return new Comparison(new TreeSet<>(explanation.shown()), there, explanation.logicVersion(), version);
    }

    /** Whether both have the same cards. */
    public boolean isSame() {
        return here.equals(there);
    }

    /** In words. */
    public String words() {
        String versions =
                "Logic here " + versionHere + ", there " + versionThere.orElse("not told (only cards name it)") + ". ";
        if (isSame()) {
            return versions + "The cards here and there are about the same topics.";
        }
        return versions + "The cards differ: only here " + (minus(here, there)) + ", only there " + minus(there, here)
                + ". The service has other settings, content or a memory of overrides, or another moment.";
    }

    private static String minus(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest.isEmpty() ? "nothing" : String.join(", ", rest);
    }
}
