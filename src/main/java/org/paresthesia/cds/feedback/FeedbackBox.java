package org.paresthesia.cds.feedback;

import java.util.List;

/** Takes feedback and keeps it: what returns from here is on the disk. */
public interface FeedbackBox {

    /**
     * Keeps all of it or, where that fails, nothing; the same feedback twice is kept once.
     *
     * @param client who sent it
     * @param service the service's id
     * @param feedback in the order of the client
     * @throws StoreUnavailable if it could not be kept; the client should send it again
     */
    void keep(String client, String service, List<CardFeedback> feedback);
}
