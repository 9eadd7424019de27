package org.paresthesia.cds.whole.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.Templates;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.JsonNode;

/** The published templates on a real FHIR server, as clients run them: in the address, and as a form. */
class TemplatesOnAServerIT extends WholeService {

    private static final List<String> HOOKS =
            List.of("patient-view", "encounter-start", "problem-list-item-create", "order-select", "order-sign");
    private static final List<String> PATIENTS = List.of("v01", "v08", "v13", "v18");

    @TestFactory
    @Proves("C14")
    Stream<DynamicTest> aTemplateFindsTheSameInTheAddressAndAsAForm() {
        SearchingClient client = new SearchingClient(demoEhr());
        return HOOKS.stream().flatMap(hook -> templates(hook).byKey().keySet().stream()
                .map(key -> DynamicTest.dynamicTest(hook + " " + key, () -> {
                    for (String id : PATIENTS) {
                        holds(client, templates(hook), key, id);
                    }
                })));
    }

    private static void holds(SearchingClient client, Templates templates, String key, String id) {
        String query = templates.query(key, id);
        List<String> expected = Json.resources(templates.value(key, Chart.demo(id))).stream()
                .map(TemplatesOnAServerIT::reference)
                .toList();
        JsonNode found = client.get(query);
        if (query.contains("?")) {
            assertThat(references(found)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(references(client.postSearch(query))).isEqualTo(references(found));
        } else {
            assertThat(reference(found)).isEqualTo("Patient/" + id);
        }
    }

    private static List<String> references(JsonNode bundle) {
        return Json.resources(bundle).stream()
                .map(TemplatesOnAServerIT::reference)
                .toList();
    }

    private static String reference(JsonNode resource) {
        return resource.get("resourceType").asString() + "/"
                + resource.get("id").asString();
    }
}
