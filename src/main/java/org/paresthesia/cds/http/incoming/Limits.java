package org.paresthesia.cds.http.incoming;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a call may ask of us, under {@code paresthesia.limits}.
 *
 * @param body the longest body, after decompression
 * @param depth how deeply JSON may be nested; FHIR R4 stays far below 100
 */
@ConfigurationProperties("paresthesia.limits")
public record Limits(@DefaultValue("32MB") DataSize body, @DefaultValue("200") int depth) {

    /** Refuses limits that no call could keep, or that an array could not hold. */
    public Limits {
        if (body.toBytes() < 1024 || body.toBytes() > Integer.MAX_VALUE - 1024 || depth < 20) {
            throw new IllegalArgumentException(
                    "paresthesia.limits: body must be from 1KB to 2047MB and depth at least 20");
        }
    }

    /** The longest body in bytes. */
    int bytes() {
        return (int) body.toBytes();
    }
}
