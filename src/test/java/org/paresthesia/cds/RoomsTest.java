package org.paresthesia.cds;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the table of rooms: which package may import which of ours. */
class RoomsTest {

    private static final String ROOT = "org.paresthesia.cds";

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Room to the rooms that it may import. */
    private static final Map<String, List<String>> MAY_IMPORT = table();

    private static Map<String, List<String>> table() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        table.put("hook", List.of());
        table.put("findings", List.of());
        table.put("knowledge", List.of("findings"));
        table.put("trust", List.of("hook"));
        table.put("chart", List.of("hook", "findings", "knowledge", "trust"));
        table.put("logic", List.of("hook", "chart", "findings", "knowledge"));
        table.put("feedback", List.of("hook", "findings"));
        table.put("cards", List.of("hook", "findings", "knowledge"));
        table.put("telemetry", List.of("findings", "knowledge"));
        table.put("explain", List.of("findings", "knowledge", "cards"));
        table.put("demo", List.of());
        table.put("wire", List.of());
        // As the design says it: all rooms of the flow; what people and clients meet last may also use the tools.
        table.put("tools", List.copyOf(table.keySet()));
        List<String> andTools = List.copyOf(table.keySet());
        table.put("http", andTools);
        table.put("playground", andTools);
        return table;
    }

    @TestFactory
    Stream<DynamicTest> aRoomImportsOnlyWhatTheTableAllows() {
        return MAY_IMPORT.keySet().stream().map(room -> DynamicTest.dynamicTest(room, () -> holdsFor(room)));
    }

    private static void holdsFor(String room) {
        String[] forbidden = MAY_IMPORT.keySet().stream()
                .filter(other -> !other.equals(room) && !MAY_IMPORT.get(room).contains(other))
                .map(RoomsTest::packages)
                .toArray(String[]::new);
        if (forbidden.length > 0) {
            noClasses()
                    .that()
                    .resideInAPackage(packages(room))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .allowEmptyShould(true)
                    .check(PRODUCTION);
        }
    }

    private static String packages(String room) {
        return ROOT + "." + room + "..";
    }

    @Test
    void everyPackageBelongsToARoomOfTheTable() {
        List<String> rooms = PRODUCTION.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1).split("\\.")[0])
                .distinct()
                .sorted()
                .collect(Collectors.toList());
        assertThat(MAY_IMPORT.keySet()).containsAll(rooms);
    }

    @Test
    void onlyTheLogicRoomKnowsTheEngineAtRunTime() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages("logic"), packages("knowledge"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.opencds..", "org.cqframework..", "org.hl7.elm..")
                .check(PRODUCTION);
    }

    @Test
    void theRoomsHookAndFindingsArePlainJava() {
        classes()
                .that()
                .resideInAnyPackage(packages("hook"), packages("findings"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", packages("hook"), packages("findings"))
                .check(PRODUCTION);
    }

    @Test
    void nothingIsPrintedToTheConsoleButByTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packages("tools"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(PRODUCTION);
    }

    @Test
    void aForbiddenImportWouldBeSeen() {
        assertThatThrownBy(() -> noClasses()
                        .that()
                        .resideInAPackage(packages("logic"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(packages("chart"))
                        .check(PRODUCTION))
                .isInstanceOf(AssertionError.class);
    }
}
