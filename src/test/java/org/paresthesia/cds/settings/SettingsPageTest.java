package org.paresthesia.cds.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The reference of settings is the one that the source gives, and none is missing in it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SettingsPageTest {

    private static final Path PAGE = Path.of("docs", "settings.md");
    private static final Pattern NAMED = Pattern.compile(
            "(?:@Value\\(\"\\$\\{|ConditionalOnProperty\\((?:name = )?\"|getProperty\\(\\s*\")(paresthesia\\.[a-z.-]+[a-z])");

    /** {@code -Dapprove=true} writes the page, as {@code ./generate-settings} does. */
    @Test
    @Order(1)
    void thePageIsTheOneThatTheSourceGives() throws IOException {
        String page = new SettingsPage().text();
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("run ./generate-settings").hasContent(page);
    }

    @Test
    void everySettingThatTheSourceNamesIsOnIt() throws IOException {
        Set<String> named = SettingsSource.allTexts().stream()
                .flatMap(text -> NAMED.matcher(text).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        String page = Files.readString(PAGE);
        assertThat(named).hasSizeGreaterThan(10).allSatisfy(name -> assertThat(page)
                .contains("| `" + name + "` |"));
    }

    @Test
    void everySettingHasAMeaning() throws IOException {
        assertThat(Files.readAllLines(PAGE))
                .filteredOn(line -> line.startsWith("| `"))
                .hasSizeGreaterThan(70)
                .allSatisfy(line -> assertThat(line).doesNotContain("|  |").matches(".*\\| [^|]{10,} \\|"));
    }

    @Test
    void everySettingThatAnOperatorIsToldOfExists() throws IOException {
        String page = Files.readString(PAGE);
        Set<String> told = Pattern.compile("`(paresthesia\\.[a-z-]+(?:\\.[a-z-]+)*)(?:=[^`]*)?`")
                .matcher(Files.readString(Path.of("docs", "operators.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).hasSizeGreaterThan(5).allSatisfy(name -> assertThat(page)
                .contains(name));
    }
}
