package org.paresthesia.cds.trust;

import java.util.Objects;

/**
 * The address that was called.
 *
 * @param url scheme, host, port and path as the request has them, without a query
 * @param path the path below the service's base address, such as {@code /cds-services}
 */
public record CalledAddress(String url, String path) {

    /** Refuses a missing part. */
    public CalledAddress {
        Objects.requireNonNull(url);
        Objects.requireNonNull(path);
    }

    /** The address as a client writes it that knows the service under this base address, where one is set. */
    public String under(String base) {
        return base.isEmpty() ? url : base + path;
    }
}
