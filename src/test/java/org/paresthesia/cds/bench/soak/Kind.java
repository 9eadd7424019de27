package org.paresthesia.cds.bench.soak;

import java.util.Set;

/** The kinds of requests, with how many of a thousand are of it and what may be answered to it. */
enum Kind {
    FULL("25 KB, all sent", 400, 200),
    LARGE("250 KB", 100, 200),
    VERY_LARGE("1 MB", 20, 200),
    HUGE("5 MB", 3, 200),
    OTHER_HOOKS("other hooks", 110, 200),
    FETCHED("nothing sent, the FHIR server answers", 80, 200, 412),
    SLOW_KEY("one key missing, the FHIR server takes 5 s", 50, 200),
    FAILING_KEY("one key missing, the FHIR server answers 500", 30, 200),
    SLOW_ALL("nothing sent, the FHIR server takes 5 s", 20, 412),
    WRONG("not JSON, unknown service, wrong type", 37, 400, 404, 415),
    FEEDBACK("feedback on a card", 150, 200);

    private final String words;
    private final int perMille;
    private final Set<Integer> expected;

    Kind(String words, int perMille, Integer... expected) {
        this.words = words;
        this.perMille = perMille;
        this.expected = Set.of(expected);
    }

    /** What it is, for a reader. */
    String words() {
        return words;
    }

    /** Whether an answer with this status is as it should be. */
    boolean expects(int status) {
        return expected.contains(status);
    }

    /** The kind that a number from 0 to 999 stands for. */
    static Kind of(int number) {
        int rest = number;
        for (Kind kind : values()) {
            rest -= kind.perMille;
            if (rest < 0) {
                return kind;
            }
        }
        return FULL;
    }
}
