package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.conformance.Proves;
import tools.jackson.databind.JsonNode;

/** What the published prefetch templates ask of a client's FHIR server: searches that any server knows, and no others. */
class PublishedTemplatesTest extends RunningService {

    /** The parameters that the templates of a type may use, all of US Core or IPA but the two for pages. */
    private static final Map<String, Set<String>> PARAMETERS = Map.ofEntries(
            Map.entry("Condition", Set.of("patient")),
            Map.entry("Observation", Set.of("patient", "code", "_sort", "_count")),
            Map.entry("MedicationRequest", Set.of("patient")),
            Map.entry("MedicationStatement", Set.of("patient")),
            Map.entry("MedicationAdministration", Set.of("patient")),
            Map.entry("MedicationDispense", Set.of("patient")),
            Map.entry("ServiceRequest", Set.of("patient")),
            Map.entry("Procedure", Set.of("patient")),
            Map.entry("DiagnosticReport", Set.of("patient")),
            Map.entry("ImagingStudy", Set.of("patient")),
            Map.entry("Encounter", Set.of("patient", "_sort", "_count")));

    private static final Pattern CODES =
            Pattern.compile("https?://[a-z./]+\\|[A-Za-z0-9.-]+(,https?://[a-z./]+\\|[A-Za-z0-9.-]+)*");

    private record Template(String service, String key, String text) {

        boolean isSearch() {
            return text.contains("?");
        }

        String type() {
            return text.split("[?/]")[0];
        }

        List<String[]> parameters() {
            return Stream.of(text.split("\\?", 2)[1].split("&"))
                    .map(each -> each.split("=", 2))
                    .toList();
        }
    }

    private Stream<Template> templates() {
        JsonNode services = JSON.readTree(get("/cds-services").body()).get("services");
        return services.valueStream().flatMap(service -> service.get("prefetch")
                .propertyStream()
                .map(each -> new Template(
                        service.get("id").asString(),
                        each.getKey(),
                        each.getValue().asString())));
    }

    @Test
    @Proves({"C1", "C2", "C3", "C4", "C5", "C6", "C10", "C11"})
    void theOnlyTokenIsThePatientOfTheContext() {
        assertThat(templates()).isNotEmpty().allSatisfy(template -> {
            assertThat(template.key()).matches("[a-z][A-Za-z]+");
            assertThat(template.text()).contains("{{context.patientId}}");
            assertThat(template.text().replace("{{context.patientId}}", "")).doesNotContain("{", "}", "%", "today");
        });
    }

    @Test
    @Proves({"C7", "C8"})
    void everySearchUsesSimpleParametersThatServersKnow() {
        assertThat(templates().filter(Template::isSearch)).allSatisfy(template -> {
            Set<String> allowed = PARAMETERS.get(template.type());
            assertThat(template.parameters()).allMatch(parameter -> allowed.contains(parameter[0]));
            assertThat(template.parameters()).allMatch(PublishedTemplatesTest::isSimple);
        });
        assertThat(templates().filter(template -> !template.isSearch()))
                .allMatch(template -> template.text().equals("Patient/{{context.patientId}}"));
    }

    private static boolean isSimple(String[] parameter) {
        return switch (parameter[0]) {
            case "patient" -> parameter[1].equals("{{context.patientId}}");
            case "code" -> CODES.matcher(parameter[1]).matches();
            case "_sort" -> parameter[1].equals("-date");
            default -> parameter[1].matches("\\d+");
        };
    }

    @Test
    @Proves("C12")
    void noParameterStandsTwice() {
        assertThat(templates().filter(Template::isSearch)).allSatisfy(template -> assertThat(
                        template.parameters().stream().map(parameter -> parameter[0]))
                .doesNotHaveDuplicates());
    }

    @Test
    @Proves("C1")
    void aKeyMeansTheSameSearchOfItsTypeInEveryService() {
        Map<String, Set<String>> types = new java.util.TreeMap<>();
        templates().forEach(each -> types.computeIfAbsent(each.key(), key -> new TreeSet<>())
                .add(each.type() + each.isSearch()));
        assertThat(types.values()).allMatch(each -> each.size() == 1);
    }
}
