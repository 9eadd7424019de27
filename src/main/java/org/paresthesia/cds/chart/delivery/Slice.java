package org.paresthesia.cds.chart.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The place of one resource in a body, kept instead of a copy: most resources are never parsed.
 *
 * @param body the whole body, never changed
 * @param start the offset of the opening brace
 * @param end the offset after the closing brace
 * @param narrative the place of its narrative
 */
public record Slice(byte[] body, int start, int end, Span narrative) {

    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.US_ASCII);

    /**
     * A stretch of a body.
     *
     * @param start the first offset
     * @param end the offset after the last
     */
    public record Span(int start, int end) {

        /** No stretch at all. */
        public static final Span NONE = new Span(0, 0);

        private int length() {
            return end - start;
        }
    }

    /** Refuses a place that does not hold a JSON object. */
    public Slice {
        if (start < 0 || end > body.length || body[start] != '{' || body[end - 1] != '}') {
            throw new IllegalArgumentException("a slice holds one JSON object of a UTF-8 body");
        }
    }

    /** The resource as UTF-8 JSON without its narrative, which no rule reads and which is the slowest part to parse. */
    public byte[] bytes() {
        if (narrative.length() == 0) {
            return Arrays.copyOfRange(body, start, end);
        }
        int before = narrative.start() - start;
        int after = end - narrative.end();
        byte[] copy = new byte[before + EMPTY_OBJECT.length + after];
        System.arraycopy(body, start, copy, 0, before);
        System.arraycopy(EMPTY_OBJECT, 0, copy, before, EMPTY_OBJECT.length);
        System.arraycopy(body, narrative.end(), copy, before + EMPTY_OBJECT.length, after);
        return copy;
    }

    /** Says where, not what. */
    @Override
    public String toString() {
        return "Slice[" + start + ".." + end + "]";
    }
}
