package org.paresthesia.cds.trust;

import java.util.Optional;
import org.paresthesia.cds.hook.Caller;

/** Takes every caller for the client {@code default}: tokens are neither asked for nor read. */
final class EveryoneIsDefault implements Callers {

    private final Caller caller;

    EveryoneIsDefault(Clients clients) {
        this.caller = clients.caller(Clients.DEFAULT);
    }

    @Override
    public Caller identify(Optional<String> authorization, CalledAddress address) {
        return caller;
    }
}
