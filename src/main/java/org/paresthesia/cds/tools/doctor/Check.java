package org.paresthesia.cds.tools.doctor;

/**
 * One thing that was looked at.
 *
 * @param name what it is
 * @param result how it is
 * @param found what was found
 * @param advice what to mend; empty where nothing is to be done
 */
record Check(String name, Result result, String found, String advice) {

    /** How it is. */
    enum Result {
        OK,
        WARNING,
        FAILED,
        NOT_LOOKED_AT
    }

    static Check ok(String name, String found) {
        return new Check(name, Result.OK, found, "");
    }

    static Check warning(String name, String found, String advice) {
        return new Check(name, Result.WARNING, found, advice);
    }

    static Check failed(String name, String found, String advice) {
        return new Check(name, Result.FAILED, found, advice);
    }

    static Check notLookedAt(String name, String reason) {
        return new Check(name, Result.NOT_LOOKED_AT, reason, "");
    }
}
