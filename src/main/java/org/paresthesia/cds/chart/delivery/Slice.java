package org.paresthesia.cds.chart.delivery;

/**
 * The place of one resource in a body, kept instead of a copy: most resources are never parsed.
 *
 * @param body the whole body, never changed
 * @param start the offset of the opening brace
 * @param end the offset after the closing brace
 */
public record Slice(byte[] body, int start, int end) {

    /**
     * A stretch of a body.
     *
     * @param start the first offset
     * @param end the offset after the last
     */
    public record Span(int start, int end) {

        /** No stretch at all. */
        public static final Span NONE = new Span(0, 0);
    }

    /** Refuses a place that does not hold a JSON object. */
    public Slice {
        if (start < 0 || end > body.length || body[start] != '{' || body[end - 1] != '}') {
            throw new IllegalArgumentException("a slice holds one JSON object of a UTF-8 body");
        }
    }

    /** How many bytes it is long. */
    public int length() {
        return end - start;
    }

    /** Says where, not what. */
    @Override
    public String toString() {
        return "Slice[" + start + ".." + end + "]";
    }
}
