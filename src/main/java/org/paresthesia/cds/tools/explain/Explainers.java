package org.paresthesia.cds.tools.explain;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.paresthesia.cds.explain.Explanation;

/** Answers a call in this process, with this program's content, and says why. */
public interface Explainers {

    /**
     * A call to explain.
     *
     * @param service the id of the service
     * @param body the body that was sent to the running service
     * @param fhirServer the server that may be read for it, where one was sent
     * @param configuration configuration as the service takes it, by name
     */
    record Question(String service, byte[] body, Optional<URI> fhirServer, Map<String, String> configuration) {

        /** Says nothing of the body. */
        @Override
        public String toString() {
            return "Question[" + service + "]";
        }
    }

    /**
     * Why the call is answered as it is.
     *
     * @throws CantExplain if this program would not even look at the chart
     */
    Explanation explain(Question question);

    /** A call that this program refuses, or content that can't be used; the message says why. */
    class CantExplain extends RuntimeException {

        /** With the reason. */
        public CantExplain(String reason) {
            super(reason);
        }
    }
}
