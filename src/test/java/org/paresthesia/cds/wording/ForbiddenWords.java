package org.paresthesia.cds.wording;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What our own words never say (specification 4, pitfalls 45 and 46, and 6), judged sentence by sentence. */
enum ForbiddenWords {

    /** Lay terms of the two articles. */
    LAY_TERM("osteochondros|displace(d|ment)|salt deposit|pinched|\\bblockages?\\b"),

    /** What the articles praise may be named only where guidance advises against it. */
    UNPROVEN("\\blasers?\\b|\\bcurrents\\b|electrophoresis treatment|magnet", "\\bnot\\b|\\bagainst\\b|\\bno\\b"),

    /** The articles on anti-inflammatory medicines (S4 L19). */
    NO_HARM("no (side effects?|contraindications?)|side effects? on the liver|without side effects?|harmless"),

    VERDICT("diagnosis:|diagnosed with\\b|the patient (has|suffers)|suffers from|confirms? the diagnosis"),

    /** A percentage is a unit of a result, never a likelihood. */
    LIKELIHOOD("\\d\\s?(%|per ?cent)", "HbA1c"),

    ODDS(
            "\\bprobably\\b|(most|very|un)likely that|(chance|likelihood|odds|risk) of (about )?\\d|\\b\\d+ (in|out of) \\d+\\b"),

    PROBABILITY("\\bprobabilit", "not a probability|Wells"),

    /** Named scores may be pointed to; we count none. */
    SCORE("\\bscores?\\b|\\b\\d+ points?\\b", "Wells|CTS-6|AUDIT-C|NIHSS|^\\{?score}?$"),

    DIRECTIVE(
            "stop taking|discontinu|\\bstop(ping)? (the|this|that|your|all|his|her)\\b|\\bmust (be )?(stop|start|take)|do not take"),

    PROMISE(
            "\\bcur(e[sd]?|able)\\b|guarantee|\\bsafe(ly)?\\b|\\bno risk\\b|always (helps|works)|will (heal|recover|improve|disappear)");

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.;!?])(?<!e\\.g\\.)\\s+|\\n");

    private final Pattern words;
    private final Pattern allowed;

    ForbiddenWords(String words) {
        this(words, "(?!)");
    }

    /** Words that are allowed in a sentence with certain others. */
    ForbiddenWords(String words, String allowed) {
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        this.allowed = Pattern.compile(allowed);
    }

    /** Each sentence of a text that says what it must not, with the reason before it. */
    static List<String> in(String text) {
        return SENTENCE_END.splitAsStream(text).flatMap(ForbiddenWords::reasons).toList();
    }

    private static Stream<String> reasons(String sentence) {
        return Arrays.stream(values())
                .filter(each -> each.words.matcher(sentence).find()
                        && !each.allowed.matcher(sentence).find())
                .map(each -> each + ": " + sentence);
    }
}
