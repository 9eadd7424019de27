package org.paresthesia.cds.playground.visit;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.playground.PagesOn;
import org.paresthesia.cds.playground.desk.ActingClient;
import org.paresthesia.cds.playground.desk.Desk;
import org.paresthesia.cds.playground.desk.OfferedHooks;
import org.paresthesia.cds.playground.desk.OpenedVisit;
import org.paresthesia.cds.playground.desk.Visit;
import org.paresthesia.cds.playground.pages.Form;
import org.paresthesia.cds.playground.pages.Html;
import org.paresthesia.cds.playground.pages.PageProblem;
import org.paresthesia.cds.playground.why.Insight;
import org.paresthesia.cds.playground.why.RuleView;
import org.paresthesia.cds.playground.why.WhyReader;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why one rule did or did not show a card in a visit of the playground. */
@RestController
@PagesOn
class WhyPage {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");

    private final Desk desk;
    private final OfferedHooks hooks;
    private final Insight insight;
    private final WhyReader reader;
    private final ActingClient client;

    WhyPage(Desk desk, OfferedHooks hooks, Insight insight, WhyReader reader, ActingClient client) {
        this.desk = desk;
        this.hooks = hooks;
        this.insight = insight;
        this.reader = reader;
        this.client = client;
    }

    /** For a demo patient. */
    @GetMapping("/playground/why")
    ResponseEntity<byte[]> demo(
            @RequestParam String patient,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String records,
            @RequestParam(defaultValue = "") String hand,
            HttpServletRequest request) {
        Visit visit = new Visit(patient, hooks.of(service).id(), records, hand);
        return page(desk.demo(visit), request.getParameter("topic"), request);
    }

    /** For a pasted Bundle, which comes along again: nothing of it was kept. */
    @PostMapping("/playground/why")
    ResponseEntity<byte[]> pasted(HttpServletRequest request) throws IOException {
        Form form = Form.of(request);
        Visit visit = new Visit("", hooks.of(form.get("service")).id(), Visit.PREFETCH, form.get("hand"));
        return page(desk.pasted(visit, form.get("bundle")), form.get("topic"), request);
    }

    private ResponseEntity<byte[]> page(OpenedVisit opened, String topic, HttpServletRequest request) {
        byte[] body = opened.body().toString().getBytes(StandardCharsets.UTF_8);
        Explanation explanation = insight.explain(opened.service().id(), body)
                .orElseThrow(() -> new PageProblem(HttpStatus.UNPROCESSABLE_ENTITY, "The call itself is refused."));
        RuleView rule = reader.rule(
                        topic == null ? "" : topic, explanation, client.caller().settings())
                .orElseThrow(() -> new PageProblem(HttpStatus.NOT_FOUND, "This service has no such topic."));
        Map<String, Object> model = Map.of(
                "rule", rule,
                "title", opened.chart().title(),
                "query", opened.visit().query(),
                "isShared", !opened.visit().patient().isEmpty(),
                "service", opened.service(),
                "asOf", MINUTE.format(explanation.asOf()),
                "logicVersion", explanation.logicVersion());
        return request.getHeader("HX-Request") != null
                ? Html.fragment("why", "rule", request, model)
                : Html.page("why", request, model);
    }
}
