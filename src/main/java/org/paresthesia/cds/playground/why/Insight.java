package org.paresthesia.cds.playground.why;

import java.util.Optional;
import org.paresthesia.cds.explain.Explanation;

/** Knows why a call is answered as it is. */
public interface Insight {

    /**
     * Why a call of the acting client is answered as it is.
     *
     * @param service the id of the service
     * @param body the body of the call
     * @return empty where the call is refused before any rule is asked
     */
    Optional<Explanation> explain(String service, byte[] body);
}
