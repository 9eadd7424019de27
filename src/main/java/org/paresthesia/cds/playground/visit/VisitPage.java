package org.paresthesia.cds.playground.visit;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.playground.PagesOn;
import org.paresthesia.cds.playground.desk.Charts;
import org.paresthesia.cds.playground.desk.Desk;
import org.paresthesia.cds.playground.desk.OfferedHooks;
import org.paresthesia.cds.playground.desk.OpenedVisit;
import org.paresthesia.cds.playground.desk.Visit;
import org.paresthesia.cds.playground.pages.Form;
import org.paresthesia.cds.playground.pages.Html;
import org.paresthesia.cds.playground.why.Insight;
import org.paresthesia.cds.playground.why.RuleRow;
import org.paresthesia.cds.playground.why.Timeline;
import org.paresthesia.cds.tools.wire.Reply;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The playground's page: a chart is chosen, the service is called, the cards are shown. */
@RestController
@PagesOn
class VisitPage {

    private final Desk desk;
    private final Charts charts;
    private final OfferedHooks hooks;
    private final OwnService own;
    private final Insight insight;

    VisitPage(Desk desk, Charts charts, OfferedHooks hooks, OwnService own, Insight insight) {
        this.desk = desk;
        this.charts = charts;
        this.hooks = hooks;
        this.own = own;
        this.insight = insight;
    }

    /** A demo patient's visit; without a patient, the choice alone. */
    @GetMapping("/")
    ResponseEntity<byte[]> demo(
            @RequestParam(defaultValue = "") String patient,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String records,
            @RequestParam(defaultValue = "") String hand,
            HttpServletRequest request) {
        Visit visit = new Visit(patient, hooks.of(service).id(), records, hand);
        if (patient.isEmpty()) {
            return Html.page("visit", request, choice(visit));
        }
        return answered(desk.demo(visit), "", request);
    }

    /** A pasted or dropped Bundle: it stands in the body only, never in an address. */
    @PostMapping("/playground/bundle")
    ResponseEntity<byte[]> pasted(HttpServletRequest request) throws IOException {
        Form form = Form.of(request);
        Visit visit = new Visit("", hooks.of(form.get("service")).id(), Visit.PREFETCH, form.get("hand"));
        return answered(desk.pasted(visit, form.get("bundle")), form.get("bundle"), request);
    }

    private ResponseEntity<byte[]> answered(OpenedVisit opened, String bundle, HttpServletRequest request) {
        String body = opened.body().toString();
        Reply reply = own.call(opened.service().id(), body, request);
        Map<String, Object> model =
                model(opened, Exchange.of(address(request, opened.service()), opened.body(), reply));
        model.put("bundle", bundle);
        model.put("insideAs", own.insideAs(request).orElse(""));
        return Html.page("visit", request, model);
    }

    /** Writes the page of a visit for nobody; nothing is called, so nothing is counted. */
    void rehearse(OpenedVisit opened, Reply reply) {
        Map<String, Object> model = model(opened, Exchange.of("", opened.body(), reply));
        model.put("bundle", "");
        model.put("insideAs", "");
        Html.rehearse("visit", model);
    }

    private Map<String, Object> model(OpenedVisit opened, Exchange exchange) {
        Map<String, Object> model = new HashMap<>(choice(opened.visit()));
        model.put("title", opened.chart().title());
        model.put("choices", opened.choices());
        model.put("exchange", exchange);
        insight.explain(opened.service().id(), opened.body().toString().getBytes(StandardCharsets.UTF_8))
                .ifPresent(why -> {
                    List<RuleRow> rules = RuleRow.of(why);
                    model.put("rules", rules);
                    model.put("groups", RuleRow.grouped(rules));
                    model.put("noCards", why.noCards().orElse(""));
                    model.put("unread", why.unread());
                    model.put("timeline", Timeline.of(why));
                });
        return model;
    }

    private Map<String, Object> choice(Visit visit) {
        return Map.of(
                "visit", visit,
                "query", visit.query(),
                "patients",
                        charts.patients().stream()
                                .map(each -> new Named(each.id(), Charts.title(each)))
                                .toList(),
                "services", hooks.all(),
                "service", hooks.of(visit.service()),
                "hasServer", desk.hasServer());
    }

    /** Something with an id and words. */
    record Named(String id, String title) {}

    /** Where the reader's own programs find the service. */
    private static String address(HttpServletRequest request, Service service) {
        String here = request.getRequestURL().toString();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return here.substring(0, here.length() - path.length()) + "/cds-services/" + service.id();
    }
}
