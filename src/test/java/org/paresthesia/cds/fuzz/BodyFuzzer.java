package org.paresthesia.cds.fuzz;

/** Where Jazzer begins for {@link Target#BODY}. */
public final class BodyFuzzer {

    private BodyFuzzer() {}

    /** Before the first input, which must not wait for the content to be loaded. */
    public static void fuzzerInitialize() throws Throwable {
        Silence.begin();
        Target.BODY.accept(new byte[0]);
    }

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) throws Throwable {
        Target.BODY.accept(input);
    }
}
