package org.paresthesia.cds.fuzz;

/** Where Jazzer begins for {@link Target#FEEDBACK}. */
public final class FeedbackFuzzer {

    private FeedbackFuzzer() {}

    /** Before the first input, which must not wait for the content to be loaded. */
    public static void fuzzerInitialize() throws Throwable {
        Silence.begin();
        Target.FEEDBACK.accept(new byte[0]);
    }

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) throws Throwable {
        Target.FEEDBACK.accept(input);
    }
}
