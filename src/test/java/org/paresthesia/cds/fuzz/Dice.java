package org.paresthesia.cds.fuzz;

import java.util.List;

/** Decisions read from bytes, so that whoever chooses the bytes chooses what happens; zeros when the bytes are used up. */
final class Dice {

    private final byte[] bytes;
    private int at;

    Dice(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether there are bytes left. */
    boolean isLeft() {
        return at < bytes.length;
    }

    /** A number from 0 to below a limit. */
    int below(int limit) {
        int number = limit <= 256 ? next() : next() << 8 | next();
        return limit == 0 ? 0 : number % limit;
    }

    /** One of some. */
    <T> T of(List<T> some) {
        return some.get(below(some.size()));
    }

    private int next() {
        return isLeft() ? bytes[at++] & 0xFF : 0;
    }
}
