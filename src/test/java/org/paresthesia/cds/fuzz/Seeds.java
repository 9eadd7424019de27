package org.paresthesia.cds.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.paresthesia.cds.AdvisorAtHand;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.Templates;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls that are changed: those of demo patients on every hook. */
final class Seeds {

    /** Calls that are answered with cards or without. */
    static final List<JsonNode> CALLS = calls();

    private Seeds() {}

    private static List<JsonNode> calls() {
        List<JsonNode> calls = new ArrayList<>();
        List<String> ids = Chart.demoIds().toList();
        for (Service service : AdvisorAtHand.KNOWLEDGE.services()) {
            Templates templates = new Templates(service.prefetchTemplates());
            boolean isUsual = service.hook().equals("patient-view");
            ids.stream()
                    .filter(id -> isUsual || id.startsWith("v"))
                    .map(Chart::demo)
                    .forEach(chart -> calls.add(call(service, chart, templates)));
        }
        return calls;
    }

    private static ObjectNode call(Service service, Chart chart, Templates templates) {
        ObjectNode call = Json.of(
                "{'hook':'%s','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','fhirServer':'https://ehr.example.org',"
                        + "'fhirAuthorization':{'access_token':'t','token_type':'Bearer','expires_in':300,'scope':'user/*.read','subject':'s'},"
                        + "'context':{'userId':'Practitioner/p','patientId':'%s','encounterId':'e'}}",
                service.hook(), chart.patientId());
        if (!service.hook().equals("patient-view")) {
            ((ObjectNode) call.get("context")).setAll(inHand(service.hook()));
        }
        call.set("prefetch", templates.prefetch(chart));
        return call;
    }

    private static ObjectNode inHand(String hook) {
        try {
            Resource file = Arrays.stream(new PathMatchingResourcePatternResolver()
                            .getResources("classpath:warm-up/" + hook + ".json"))
                    .findFirst()
                    .orElseThrow();
            String text = file.getContentAsString(StandardCharsets.UTF_8);
            return (ObjectNode)
                    Json.tree(text.replace("{{today}}", Chart.D.toLocalDate().toString()));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
