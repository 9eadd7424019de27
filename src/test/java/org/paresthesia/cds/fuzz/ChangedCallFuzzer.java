package org.paresthesia.cds.fuzz;

/** Where Jazzer begins for {@link Target#CHANGED_CALL}. */
public final class ChangedCallFuzzer {

    private ChangedCallFuzzer() {}

    /** Before the first input, which must not wait for the content to be loaded. */
    public static void fuzzerInitialize() throws Throwable {
        Silence.begin();
        Target.CHANGED_CALL.accept(new byte[0]);
    }

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) throws Throwable {
        Target.CHANGED_CALL.accept(input);
    }
}
