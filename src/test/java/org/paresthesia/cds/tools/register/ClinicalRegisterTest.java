package org.paresthesia.cds.tools.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.tools.register.RegisterTables.ConditionRow;
import org.paresthesia.cds.tools.register.RegisterTables.StatementRow;

/** The register says what the content says, for every condition and every statement. */
class ClinicalRegisterTest {

    private static final Path PROJECT = Path.of("");
    private static final RegisterTables TABLES = RegisterTables.read(Path.of("fhir-resources"));
    private static final ClinicalContent CONTENT = new ClinicalContent(PROJECT);
    private static final Map<String, String> PAGES =
            RegisterFiles.of(TABLES, CONTENT).texts();

    @TestFactory
    Stream<DynamicTest> thePagesAreThoseThatTheContentGives() {
        return PAGES.entrySet().stream()
                .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> assertThat(PROJECT.resolve(page.getKey()))
                        .as("run ./generate-register")
                        .hasContent(page.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> everyLinkOfAPageLeadsToAFile() {
        Pattern link = Pattern.compile("\\]\\((?!http)([^)#]+)\\)");
        return PAGES.entrySet().stream()
                .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> {
                    Path folder = Path.of(page.getKey()).getParent();
                    assertThat(link.matcher(page.getValue()).results().map((MatchResult found) -> found.group(1)))
                            .isNotEmpty()
                            .allSatisfy(path ->
                                    assertThat(folder.resolve(path).normalize()).exists());
                }));
    }

    @Test
    void aConditionOrStatementThatIsLeftOutIsTold() {
        RegisterTables gaps = new RegisterTables(
                TABLES.conditions().subList(1, 36), TABLES.statements().subList(0, 58));
        assertThatThrownBy(() -> RegisterFiles.of(gaps, CONTENT))
                .hasMessageContaining("the conditions are not D01 to D36 in order")
                .hasMessageContaining("the statements are not 1 to 59 in order");
    }

    @Test
    void namesOfNothingAreTold() {
        ConditionRow condition = new ConditionRow(
                "D01", "X", "C", "-", "added", null, List.of("no-topic"), null, List.of("x"), List.of("diabetes"));
        StatementRow statement = new StatementRow(
                1,
                "S0 L1",
                "X",
                "A",
                null,
                "Y",
                List.of("D99"),
                List.of(),
                List.of("VitaminB12.No Define"),
                List.of("v99"));
        RegisterTables wrong = new RegisterTables(List.of(condition), List.of(statement));
        assertThatThrownBy(() -> RegisterFiles.of(wrong, CONTENT))
                .hasMessageContaining("D01 names the topic no-topic, which does not exist")
                .hasMessageContaining("D01 names the empty value set diabetes, which does not exist")
                .hasMessageContaining("statement 1 names the condition D99, which does not exist")
                .hasMessageContaining("statement 1 names the define VitaminB12.No Define, which does not exist")
                .hasMessageContaining("statement 1 names the patient v99, which does not exist")
                .hasMessageContaining("topic b12-low belongs to no condition");
    }

    @Test
    void everyTopicIsShownByADemoPatient() throws IOException {
        assertThat(CONTENT.topics())
                .filteredOn(topic -> CONTENT.rule(topic).orElseThrow().logic().isPresent())
                .allSatisfy(topic ->
                        assertThat(CONTENT.patientsWith(topic)).as(topic).isNotEmpty());
        assertThat(Files.readString(Path.of("docs/clinical/README.md"))).contains("| topic |");
    }
}
