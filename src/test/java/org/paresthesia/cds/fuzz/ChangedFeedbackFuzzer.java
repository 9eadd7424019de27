package org.paresthesia.cds.fuzz;

/** Where Jazzer begins for {@link Target#CHANGED_FEEDBACK}. */
public final class ChangedFeedbackFuzzer {

    private ChangedFeedbackFuzzer() {}

    /** Before the first input. */
    public static void fuzzerInitialize() {
        Silence.begin();
    }

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) throws Throwable {
        Target.CHANGED_FEEDBACK.accept(input);
    }
}
