package org.paresthesia.cds.fuzz;

/** Where Jazzer begins for {@link Target#CHANGED_CALL}. */
public final class ChangedCallFuzzer {

    private ChangedCallFuzzer() {}

    /** Before the first input. */
    public static void fuzzerInitialize() {
        Silence.begin();
    }

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) throws Throwable {
        Target.CHANGED_CALL.accept(input);
    }
}
