package org.paresthesia.cds.fuzz;

/** Where Jazzer begins for {@link Target#BODY}. */
public final class BodyFuzzer {

    private BodyFuzzer() {}

    /** Before the first input. */
    public static void fuzzerInitialize() {
        Silence.begin();
    }

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) throws Throwable {
        Target.BODY.accept(input);
    }
}
