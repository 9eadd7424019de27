package org.paresthesia.cds.http.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.paresthesia.cds.hook.HookCall;

/** What is known of a request that its record will say, written down by whoever comes to know it. */
public final class AuditNotes {

    private static final String NAME = AuditNotes.class.getName();

    private Optional<String> service = Optional.empty();
    private Optional<HookCall> call = Optional.empty();
    private List<String> topics = List.of();
    private int items;
    private Optional<String> refusal = Optional.empty();
    private boolean isRefusedAtTheGate;

    /** The notes of this request; where nobody records it, some that nobody reads. */
    public static AuditNotes of(HttpServletRequest request) {
        return request.getAttribute(NAME) instanceof AuditNotes notes ? notes : new AuditNotes();
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(NAME, this);
    }

    /** Notes a service that there is. */
    public void service(String id) {
        service = Optional.of(id);
    }

    /** Notes a call that was read. */
    public void call(HookCall read) {
        call = Optional.of(read);
    }

    /** Notes the topics of the cards that are sent. */
    public void topics(List<String> codes) {
        topics = List.copyOf(codes);
    }

    /** Notes how many pieces of feedback were kept. */
    public void items(int number) {
        items = number;
    }

    /** Notes why the request is refused, in words that hold nothing of it. */
    public void refusal(String words) {
        refusal = Optional.of(words);
    }

    /** Notes that it is refused before anything of it is read, which anybody can bring about as often as he likes. */
    public void refusedAtTheGate(String words) {
        refusal(words);
        isRefusedAtTheGate = true;
    }

    Optional<String> service() {
        return service;
    }

    Optional<HookCall> call() {
        return call;
    }

    List<String> topics() {
        return topics;
    }

    int items() {
        return items;
    }

    Optional<String> refusal() {
        return refusal;
    }

    boolean isRefusedAtTheGate() {
        return isRefusedAtTheGate;
    }
}
