package org.paresthesia.cds.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.paresthesia.cds.feedback.CardFeedback;
import org.paresthesia.cds.feedback.FeedbackBox;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.http.description.OfferedServices;
import org.paresthesia.cds.http.incoming.BodyReader;
import org.paresthesia.cds.http.incoming.FeedbackReader;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what clinicians did with cards (CDS Hooks 2.0.1, "Feedback"); 200 means that it is on the disk. */
@RestController
class FeedbackEndpoint {

    private static final DataSize LONGEST = DataSize.ofMegabytes(2);

    private final OfferedServices services;
    private final FeedbackBox box;
    private final BodyReader bodies = new BodyReader((int) LONGEST.toBytes());
    private final FeedbackReader feedbacks = new FeedbackReader();

    FeedbackEndpoint(OfferedServices services, FeedbackBox box) {
        this.services = services;
        this.box = box;
    }

    /** All of it is kept, or nothing and the client hears why. */
    @PostMapping({"/cds-services/{id}/feedback", "/cds-services/{id}/feedback/"})
    ResponseEntity<Void> keep(@PathVariable String id, HttpServletRequest request) throws IOException {
        CallNotes notes = CallLog.notes(request);
        Caller caller = ClientGate.caller(request);
        services.of(id, caller);
        notes.service(id, caller.clientId());
        List<CardFeedback> feedback = feedbacks.read(bodies.read(request));
        box.keep(caller.clientId(), id, feedback);
        notes.feedback(feedback.size());
        return ResponseEntity.ok().build();
    }
}
