package org.paresthesia.cds.cards.choice;

import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.knowledge.Service;

/**
 * What cards are written for.
 *
 * @param call the call that is answered
 * @param service the service that was called
 * @param asOf the evaluation instant D in the client's time zone
 * @param overridden whether a clinician's override quiets a finding (specification 3.1 b)
 */
public record Occasion(HookCall call, Service service, ZonedDateTime asOf, Predicate<Finding> overridden) {

    /** Refuses a missing part. */
    public Occasion {
        Objects.requireNonNull(call);
        Objects.requireNonNull(service);
        Objects.requireNonNull(asOf);
        Objects.requireNonNull(overridden);
    }

    /** Whether the site does not want a topic shown to this client. */
    boolean isSwitchedOff(String topic) {
        return call.caller().topicsOff().contains(topic);
    }

    /** The same, and tells somebody of each topic that an override quiets, perhaps more than once. */
    public Occasion tellingOfQuieted(Consumer<String> listener) {
        return new Occasion(call, service, asOf, finding -> {
            boolean isQuiet = overridden.test(finding);
            if (isQuiet) {
                listener.accept(finding.topic());
            }
            return isQuiet;
        });
    }

    /** Names the call without anything of the patient. */
    @Override
    public String toString() {
        return "Occasion[" + call + "]";
    }
}
