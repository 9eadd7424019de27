package org.paresthesia.cds.http.incoming;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a call may ask of us, under {@code paresthesia.limits}.
 *
 * @param body the longest body, after decompression
 * @param bodyTime how long a body may take to arrive
 * @param text the longest string that is read, in characters
 * @param depth how deeply JSON may be nested; FHIR R4 stays far below 100
 */
@ConfigurationProperties("paresthesia.limits")
public record Limits(
        @DefaultValue("32MB") DataSize body,
        @DefaultValue("10s") Duration bodyTime,
        @DefaultValue("4MB") DataSize text,
        @DefaultValue("200") int depth) {

    /** As long as a body may take that has a limit of its own. */
    static final Duration USUAL_TIME = Duration.ofSeconds(10);

    private static final int USUAL_DEPTH = 200;

    /** Refuses limits that no call could keep, or that an array could not hold. */
    public Limits {
        if (isUnusable(body) || isUnusable(text) || depth < 20 || bodyTime.isNegative() || bodyTime.isZero()) {
            throw new IllegalArgumentException(
                    "paresthesia.limits: body and text must be from 1KB to 2047MB, body-time positive and depth at least 20");
        }
    }

    /** With the usual limits but for this size of bodies, of which a text may take all. */
    public static Limits of(DataSize body) {
        return new Limits(body, USUAL_TIME, body, USUAL_DEPTH);
    }

    private static boolean isUnusable(DataSize size) {
        return size.toBytes() < 1024 || size.toBytes() > Integer.MAX_VALUE - 1024;
    }

    /** The longest string in characters. */
    int textLength() {
        return (int) text.toBytes();
    }

    /** The longest body in bytes. */
    int bytes() {
        return (int) body.toBytes();
    }
}
