package org.paresthesia.cds.fuzz;

/** Where Jazzer begins for {@link Target#CALL}. */
public final class CallFuzzer {

    private CallFuzzer() {}

    /** Before the first input, which must not wait for the content to be loaded. */
    public static void fuzzerInitialize() throws Throwable {
        Silence.begin();
        Target.CALL.accept(new byte[0]);
    }

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) throws Throwable {
        Target.CALL.accept(input);
    }
}
