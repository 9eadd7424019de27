package org.paresthesia.cds.trust.register;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.trust.CalledAddress;
import org.paresthesia.cds.trust.Callers;
import org.paresthesia.cds.trust.ClientRules;
import org.paresthesia.cds.trust.Clients;
import org.paresthesia.cds.trust.register.ClientSource.Stamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients as they are now. Every call looks whether their file has changed: what a site changes or stops is seen by the next
 * call, on every instance that reads the file. A file that can't be used is refused with its reason, and what was before stays.
 */
public final class ClientRegister implements Callers {

    private static final Logger LOG = LoggerFactory.getLogger(ClientRegister.class);

    private final ClientSource source;
    private final List<ClientRules> rules;
    private final Function<Clients, Callers> recognising;

    private volatile Stamp seen;
    private volatile State state;
    private volatile boolean isRefused;

    /** The clients, and what recognises them by their tokens. */
    private record State(Clients clients, Callers callers) {}

    /**
     * Reads the clients for the first time; where they can't be used, the start fails.
     *
     * @param recognising makes what tells these clients apart
     */
    public ClientRegister(ClientSource source, List<ClientRules> rules, Function<Clients, Callers> recognising) {
        this.source = source;
        this.rules = List.copyOf(rules);
        this.recognising = recognising;
        this.seen = source.stamp();
        this.state = read();
        tellWhatIsStopped();
    }

    /** All of them. */
    public Clients clients() {
        return current().clients();
    }

    /** Whether the file that is there now was refused, so that the clients of before are still in force. */
    public boolean isRefused() {
        current();
        return isRefused;
    }

    @Override
    public Caller identify(Optional<String> authorization, CalledAddress address) {
        return current().callers().identify(authorization, address);
    }

    private State current() {
        if (!source.stamp().equals(seen)) {
            readAgain();
        }
        return state;
    }

    private synchronized void readAgain() {
        Stamp now = source.stamp();
        if (now.equals(seen)) {
            return;
        }
        try {
            state = read();
            isRefused = false;
            LOG.warn(
                    "clients were read again: {}",
                    new TreeSet<>(state.clients().clients().keySet()));
            tellWhatIsStopped();
        } catch (RuntimeException refused) {
            isRefused = true;
            LOG.error("changed clients are refused, those of before stay in force: {}", refused.getMessage());
        }
        seen = now;
    }

    private State read() {
        Clients clients = source.read();
        rules.forEach(rule -> rule.check(clients));
        return new State(clients, recognising.apply(clients));
    }

    private void tellWhatIsStopped() {
        Clients.Stopped stopped = state.clients().stopped();
        if (stopped.all()) {
            LOG.warn("all cards are stopped: every call is answered without any");
        }
        if (!stopped.topics().isEmpty()) {
            LOG.warn("topics are stopped: {}", new TreeSet<>(stopped.topics()));
        }
    }
}
