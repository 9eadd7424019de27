package org.paresthesia.cds.logic.prepared;

import java.util.function.Supplier;

/**
 * Looks on while an evaluation computes, for whoever asks why. What it hands back goes on in place of what it was given, and must be
 * equal to it: a copy lets it recognise later where a value came from.
 */
public interface Watch {

    /** Marks an argument that is no setting and none that was handed over. */
    int OF_ITSELF = -1;

    /**
     * A function, as it is called at one place of the logic.
     *
     * @param library the library that holds it
     * @param name its name
     * @param settings by argument: the full name of the setting that stands there, or null
     * @param handedOn by argument: which argument of the calling function stands there, or {@link #OF_ITSELF}
     */
    record Call(String library, String name, String[] settings, int[] handedOn) {}

    /** A setting was asked. */
    Object setting(String fullName, Object value);

    /** A part of a record or of a row was read. */
    Object part(Object whole, Object part);

    /** A define is computed for the first time. */
    Object define(String library, String name, Supplier<Object> value);

    /** A function is computed; the first places of the room hold its arguments. */
    Object call(Call call, Object[] room, Supplier<Object> value);
}
