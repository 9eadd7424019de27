package org.paresthesia.cds.fuzz;

/** Where Jazzer begins for {@link Target#CALL}. */
public final class CallFuzzer {

    private CallFuzzer() {}

    /** Before the first input. */
    public static void fuzzerInitialize() {
        Silence.begin();
    }

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) throws Throwable {
        Target.CALL.accept(input);
    }
}
