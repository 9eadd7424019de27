package org.paresthesia.cds.telemetry;

import java.util.Map;
import java.util.Optional;

/** Tells others how calls went, after each was answered. */
@FunctionalInterface
public interface CallTraces {

    /** Where nobody wants to know. */
    CallTraces NONE = call -> {};

    /**
     * A call that was answered; nothing in it is of a patient, a user or a card.
     *
     * @param parent the value of the client's {@code traceparent} (W3C Trace Context), where it sent one
     * @param times when it began and what its steps took; a step that was not taken took no time
     * @param status what it was answered with
     * @param service the id of the service that was called, where there is one of this id
     * @param facts counts and the client, by name
     */
    record Call(
            Optional<String> parent,
            CallTimes times,
            int status,
            Optional<String> service,
            Map<String, Object> facts) {}

    /** Takes a call, and returns at once. */
    void answered(Call call);
}
