package org.paresthesia.cds.playground.visit;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.paresthesia.cds.playground.PagesOn;
import org.paresthesia.cds.playground.desk.OfferedHooks;
import org.paresthesia.cds.playground.pages.Form;
import org.paresthesia.cds.playground.pages.Html;
import org.paresthesia.cds.tools.wire.Reply;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Sends what a reader did with a card to the service's own feedback endpoint, as an EHR would. */
@RestController
@PagesOn
class FeedbackForms {

    private final OfferedHooks hooks;
    private final OwnService own;
    private final Clock clock;

    FeedbackForms(OfferedHooks hooks, OwnService own, Clock clock) {
        this.hooks = hooks;
        this.own = own;
        this.clock = clock;
    }

    /** A suggestion was taken, or the card overridden; answered with the place of the card, or with a page of its own. */
    @PostMapping("/playground/feedback")
    ResponseEntity<byte[]> send(HttpServletRequest request) throws IOException {
        Form form = Form.of(request);
        ObjectNode body = body(form);
        Reply reply = own.feedback(hooks.of(form.get("service")).id(), body.toString(), request);
        Map<String, Object> model = Map.of(
                "isAccepted", !form.get("suggestion").isEmpty(),
                "isKept", reply.isOk(),
                "status", reply.status(),
                "refusal", reply.isOk() ? "" : reply.refusal(),
                "sent", body.toPrettyString());
        return request.getHeader("HX-Request") != null
                ? Html.fragment("feedback", "kept", request, model)
                : Html.page("feedback", request, model);
    }

    /** CDS Hooks 2.0.1, "Feedback". */
    private ObjectNode body(Form form) {
        ObjectNode body = Reply.JSON.createObjectNode();
        ObjectNode item = body.putArray("feedback").addObject().put("card", form.get("card"));
        String suggestion = form.get("suggestion");
        if (suggestion.isEmpty()) {
            item.put("outcome", "overridden");
            addReason(item, form.get("reason"), form.get("comment").strip());
        } else {
            item.put("outcome", "accepted")
                    .putArray("acceptedSuggestions")
                    .addObject()
                    .put("id", suggestion);
        }
        item.put(
                "outcomeTimestamp",
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        return body;
    }

    /** The reason comes as {@code system|code}. */
    private static void addReason(ObjectNode item, String reason, String comment) {
        int bar = reason.lastIndexOf('|');
        if (bar >= 0) {
            item.withObject("/overrideReason/reason")
                    .put("code", reason.substring(bar + 1))
                    .put("system", reason.substring(0, bar));
        }
        if (!comment.isEmpty()) {
            item.withObject("/overrideReason").put("userComment", comment);
        }
    }
}
