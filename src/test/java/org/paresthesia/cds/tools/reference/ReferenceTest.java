package org.paresthesia.cds.tools.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.AdvisorAtHand;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.wire.WireDescription;

/** The reference for integrators says what the content says, whole, and to the byte (checklist Q1). */
class ReferenceTest {

    private static final Path PROJECT = Path.of("");
    private static final Path PAGE = Path.of("docs", "integrators-reference.md");

    @Test
    @Proves("Q1")
    void thePageIsTheOneThatTheContentGives() {
        assertThat(PAGE).as("run ./generate-reference").hasContent(GenerateReference.text(PROJECT));
    }

    @Test
    @Proves("Q1")
    void everyServiceKeyTemplateAndOverrideReasonIsOnIt() throws IOException {
        String page = Files.readString(PAGE);
        for (Service service : AdvisorAtHand.KNOWLEDGE.services()) {
            assertThat(page).contains("`/cds-services/" + service.id() + "`", service.description());
            assertThat(service.prefetch()).allSatisfy(need -> assertThat(page)
                    .contains("`" + need.key() + "`", need.template(), need.title()));
            service.rules().forEach(rule -> rule.overrideReasons()
                    .forEach(reason -> assertThat(page).contains("`" + reason.code() + "`", reason.display())));
        }
    }

    @Test
    void everyTypeThatIsReadHasItsScopesAndParameters() throws IOException {
        String page = Files.readString(PAGE);
        for (PrefetchNeed need : AdvisorAtHand.KNOWLEDGE.prefetch()) {
            assertThat(page).contains("`patient/" + need.resourceType() + ".read`");
        }
        assertThat(page)
                .contains("| Observation | search-type | code, date, patient | _count, _sort |")
                .contains("| Patient | read |  |  | `patient/Patient.read` | `patient/Patient.r` |")
                .contains("| Encounter | read, search-type | date, patient | _count, _sort |")
                .contains("| Medication | read |  |  | `patient/Medication.read` | `patient/Medication.r` |");
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> links = Pattern.compile("\\]\\((?!http)([^)#]+)\\)")
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(PAGE.resolveSibling(link))
                .exists());
    }

    @Test
    void aServiceThatIsOffIsNotOnIt() {
        List<Service> services = AdvisorAtHand.KNOWLEDGE.services();
        WireDescription wire = new WireDescription();
        String one = MarkdownPage.of(new Reference(services.subList(0, 1), wire).page());
        assertThat(one)
                .contains("/cds-services/" + services.get(0).id())
                .doesNotContain(services.get(1).id());
        assertThat(MarkdownPage.of(new Reference(List.of(), wire).page())).contains("## Statuses");
    }

    @Test
    void aRowThatDoesNotFitItsTableIsRefused() {
        assertThatThrownBy(() -> new Block.Table(List.of("one", "two"), List.of(List.of("one"))))
                .hasMessageContaining("another number of cells");
    }
}
