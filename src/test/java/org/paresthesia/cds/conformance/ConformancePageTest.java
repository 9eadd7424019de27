package org.paresthesia.cds.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every item has a test or a reason why it has none, and the page is the generated one. */
class ConformancePageTest {

    private static final Path PAGE = Path.of("docs", "conformance.md");
    private static final Checklist CHECKLIST = Checklist.ofTheProject();
    private static final Proofs PROOFS = Proofs.ofTheProject();

    /** {@code -Dapprove=true} writes the page, as {@code ./generate-conformance} does. */
    @Test
    void thePageIsTheOneThatTheTestsGive() throws IOException {
        String page = new Page(CHECKLIST, PROOFS).text();
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("run ./generate-conformance").hasContent(page);
    }

    @Test
    void everyItemHasATestOrAReason() {
        assertThat(CHECKLIST.items())
                .filteredOn(
                        item -> PROOFS.of(item.id()).isEmpty() && item.excuse().isEmpty())
                .extracting(Item::id)
                .as("items without a test and without a reason")
                .isEmpty();
    }

    @Test
    void whatIsProvenIsNotExcused() {
        assertThat(CHECKLIST.items())
                .filteredOn(item ->
                        item.noTest().isPresent() && !PROOFS.of(item.id()).isEmpty())
                .extracting(Item::id)
                .as("items with a test and a reason why there is none")
                .isEmpty();
    }

    @Test
    void everyTestNamesItemsThatExist() {
        assertThat(PROOFS.all()).allSatisfy(proof -> assertThat(proof.items())
                .as(proof.toString())
                .isNotEmpty()
                .allMatch(id -> CHECKLIST.item(id).isPresent()));
    }

    @Test
    void theNumbersOfASectionHaveNoGapAndNoneStandsTwice() {
        CHECKLIST.sections().keySet().forEach(section -> {
            List<Item> items = CHECKLIST.of(section);
            for (int each = 0; each < items.size(); each++) {
                assertThat(items.get(each).id()).isEqualTo(section + (each + 1));
            }
        });
        assertThat(CHECKLIST.items()).allMatch(item -> CHECKLIST.sections().containsKey(item.section()));
    }

    @Test
    void aFieldThatIsMisspelledIsTold() {
        assertThatThrownBy(() -> Item.of(Map.of("id", "A1", "level", "SHALL", "demand", "x", "raeding", "y")))
                .hasMessageContaining("raeding");
        assertThatThrownBy(() -> Item.of(Map.of("id", "A1", "demand", "x"))).hasMessageContaining("A1");
    }
}
