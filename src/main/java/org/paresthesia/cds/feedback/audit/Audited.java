package org.paresthesia.cds.feedback.audit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.paresthesia.cds.hook.HookCall;

/**
 * One request and what came of it. Who the patient and the user are is kept as keys only.
 *
 * @param at when it was answered, by the machine's clock
 * @param client who asked; empty where that was not proven
 * @param what was asked
 * @param status of the answer
 * @param call what was read of a call; empty where it was refused before, or is none
 * @param topics of the cards that were sent, in their order
 * @param reason why it was refused, in words that are the same for every patient; empty where it was not
 */
public record Audited(
        Instant at,
        Optional<String> client,
        Asked what,
        int status,
        Optional<HookCall> call,
        List<String> topics,
        Optional<String> reason) {

    /**
     * What was asked.
     *
     * @param kind {@code call}, {@code feedback} or {@code read}
     * @param service the id of the service; empty where none was named or it does not exist
     * @param items how many pieces of feedback were kept
     * @param leftOut how many before this one were refused at the gate and have no record of their own
     * @param person the name of somebody who is logged in to the pages and asked through them
     */
    public record Asked(String kind, Optional<String> service, int items, int leftOut, Optional<String> person) {

        /** Asked by a program. */
        public Asked(String kind, Optional<String> service, int items, int leftOut) {
            this(kind, service, items, leftOut, Optional.empty());
        }

        /** The same, asked by a person. */
        public Asked by(String name) {
            return new Asked(kind, service, items, leftOut, Optional.of(name));
        }

        /** The same with so many pieces of feedback. */
        public Asked with(int kept) {
            return new Asked(kind, service, kept, leftOut, person);
        }

        /** Refuses a missing part. */
        public Asked {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(service);
            Objects.requireNonNull(person);
        }
    }

    /** Copies the list. */
    public Audited {
        Objects.requireNonNull(at);
        Objects.requireNonNull(client);
        Objects.requireNonNull(what);
        Objects.requireNonNull(call);
        Objects.requireNonNull(reason);
        topics = List.copyOf(topics);
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "Audited[" + what + ", " + status + "]";
    }
}
