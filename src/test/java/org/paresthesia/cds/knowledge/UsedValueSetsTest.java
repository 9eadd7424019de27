package org.paresthesia.cds.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.AdvisorAtHand;

/** Every value set is used by the logic or to ask for data, or its line says why it is not; every used one is there. */
class UsedValueSetsTest {

    private static final Knowledge KNOWLEDGE = AdvisorAtHand.KNOWLEDGE;
    private static final Path UNUSED = Path.of("docs", "clinical", "unused-value-sets.md");
    private static final Pattern LINE = Pattern.compile("(?m)^\\| `([^`]+)` \\| [^|]{10,} \\|$");
    private static final Pattern ADDRESS = Pattern.compile(
            "\"(https://paresthesia-cds.org/fhir/ValueSet/[^\"]+)\"|'(https://paresthesia-cds.org/fhir/ValueSet/[^']+)'");

    @Test
    void whatNothingUsesIsListedWithItsReason() throws IOException {
        Set<String> listed = LINE.matcher(Files.readString(UNUSED))
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused().map(UsedValueSetsTest::id)).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void whatTheLogicNamesIsThere() throws IOException {
        Set<String> named = new HashSet<>(KNOWLEDGE.dataNeeds().namedValueSets());
        String concepts = Files.readString(Path.of("cql", "ParesthesiaConcepts.cql"));
        ADDRESS.matcher(concepts).results().forEach(each -> named.add(each.group(each.group(1) == null ? 2 : 1)));

        assertThat(named).hasSizeGreaterThan(100);
        assertThat(KNOWLEDGE.valueSets().urls()).containsAll(named);
    }

    /** Sets that no define names, and of which some code is in no set that one names. */
    private static Stream<String> unused() {
        Set<String> named = KNOWLEDGE.dataNeeds().namedValueSets();
        return KNOWLEDGE.valueSets().urls().stream()
                .filter(url -> !named.contains(url))
                .filter(url -> KNOWLEDGE.valueSets().codesOf(url).isEmpty()
                        || KNOWLEDGE.valueSets().codesOf(url).stream()
                                .anyMatch(code -> reaches(code, named).isEmpty()));
    }

    private static Set<String> reaches(NamedCode code, Set<String> named) {
        Set<String> sets = new HashSet<>(KNOWLEDGE.valueSets().setsOf(code.system(), code.code()));
        sets.retainAll(named);
        return sets;
    }

    private static String id(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
