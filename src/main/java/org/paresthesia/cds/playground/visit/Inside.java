package org.paresthesia.cds.playground.visit;

import org.paresthesia.cds.tools.wire.Reply;

/** The way from a body to its answer within this process, for somebody who is logged in where programs need a token. */
public interface Inside {

    /**
     * What the acting client would be answered; recorded with the person's name.
     *
     * @param service the id of the service
     * @param body the body of a call
     * @param person who is logged in
     */
    Reply call(String service, String body, String person);

    /** The same for feedback. */
    Reply feedback(String service, String body, String person);
}
