package org.paresthesia.cds.tools.wire;

import java.net.URI;

/** An answer that is not one of success; the message holds the server's own words. */
public class Refused extends RuntimeException {

    /** Which address answered what. */
    public Refused(URI address, Reply reply) {
        super(address + " refused: " + reply.refusal());
    }
}
