package org.paresthesia.cds.fuzz;

/** Where Jazzer begins for {@link Target#FEEDBACK}. */
public final class FeedbackFuzzer {

    private FeedbackFuzzer() {}

    /** Before the first input. */
    public static void fuzzerInitialize() {
        Silence.begin();
    }

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) throws Throwable {
        Target.FEEDBACK.accept(input);
    }
}
