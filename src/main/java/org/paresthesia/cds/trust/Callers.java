package org.paresthesia.cds.trust;

import java.util.Optional;
import org.paresthesia.cds.hook.Caller;

/** Says who calls. */
public interface Callers {

    /**
     * The client behind a call.
     *
     * @param authorization the {@code Authorization} header, which is never logged
     * @param address the address that was called
     * @throws NotAuthenticated if it can't be told, or is nobody of ours
     */
    Caller identify(Optional<String> authorization, CalledAddress address);
}
