package org.paresthesia.cds.logic.compared;

import java.util.HashMap;
import java.util.Map;
import org.paresthesia.cds.findings.Comparison.Asked;

/**
 * A function of the logic in which a value meets its limit. Every number of the settings that decides goes through one of them: no
 * library compares by itself.
 *
 * @param asked what it asks
 * @param value which argument is the value; below 0 where it is the patient's age
 * @param limit which argument is the limit
 */
record Question(Asked asked, int value, int limit) {

    private static final String RESULTS = "ParesthesiaResults.";
    private static final String TIME = "ParesthesiaTime.";
    private static final Map<String, Question> BY_FUNCTION = byFunction();

    private static Map<String, Question> byFunction() {
        Map<String, Question> all = new HashMap<>();
        all.put(RESULTS + "Is Below", new Question(Asked.BELOW, 0, 2));
        all.put(RESULTS + "Is At Most", new Question(Asked.AT_MOST, 0, 1));
        all.put(RESULTS + "Is At Least", new Question(Asked.AT_LEAST, 0, 1));
        all.put(RESULTS + "Is Above", new Question(Asked.ABOVE, 0, 2));
        all.put(TIME + "Is Within Months", new Question(Asked.WITHIN, 0, 1));
        all.put(TIME + "Is Within Days", new Question(Asked.WITHIN, 0, 1));
        all.put(TIME + "Began Within Days", new Question(Asked.WITHIN, 0, 1));
        all.put(TIME + "Is Acute Now", new Question(Asked.WITHIN, 0, 1));
        all.put(TIME + "Is On Or After", new Question(Asked.ON_OR_AFTER, 0, 1));
        all.put(TIME + "Is On Or Before", new Question(Asked.ON_OR_BEFORE, 0, 1));
        all.put(TIME + "Is Certainly Before", new Question(Asked.BEFORE, 0, 1));
        all.put("ParesthesiaPatient.Is Aged", new Question(Asked.OF_AGE, -1, 0));
        return all;
    }

    /** The question that a function asks; null where it asks none. */
    static Question of(String library, String function) {
        return BY_FUNCTION.get(library + "." + function);
    }

    /** Whether it is about the patient and not about a record. */
    boolean isOfThePatient() {
        return value < 0;
    }
}
