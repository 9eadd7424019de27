package org.paresthesia.cds.playground.pages;

import java.util.Map;

/** Units as people say them; the settings name them in UCUM. */
public final class UnitWords {

    private static final Map<String, String> WORDS = Map.of(
            "a", "years",
            "mo", "months",
            "d", "days",
            "h", "hours",
            "m[IU]/L", "mIU/L",
            "mL/min/{1.73_m2}", "mL/min/1.73 m2",
            "min/wk", "minutes a week",
            "{score}", "points",
            "{ratio}", "",
            "1", "");

    private UnitWords() {}

    /** A number with its unit; what has no word stays as it is. */
    public static String with(String number, String unit) {
        String words = WORDS.getOrDefault(unit, unit);
        boolean isOne = number.equals("1") && words.endsWith("s") && words.length() > 3;
        return (number + " " + (isOne ? words.substring(0, words.length() - 1) : words)).strip();
    }
}
