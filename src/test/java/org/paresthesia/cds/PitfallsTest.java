package org.paresthesia.cds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every pitfall that a reviewer would attack (specification 4) has a test that names it, and a line in the documents. */
class PitfallsTest {

    private static final int PITFALLS = 52;
    private static final Path TABLE = Path.of("docs", "clinical", "pitfalls.md");
    private static final Pattern NAMED = Pattern.compile("\\bpitfalls? (\\d+(?:(?:, | and )\\d+)*)");
    private static final Pattern LINE = Pattern.compile("(?m)^\\| (\\d+) \\|([^|]+)\\|([^|]+)\\|$");
    private static final Pattern FILE = Pattern.compile("`([^`]+)`");

    @Test
    void everyPitfallIsNamedByARowOrATest() {
        assertThat(named().keySet()).containsExactlyElementsOf(all());
    }

    @Test
    void everyPitfallHasItsLineInTheDocuments() throws IOException {
        assertThat(lines()).extracting(line -> Integer.parseInt(line.group(1))).containsExactlyElementsOf(all());
    }

    @Test
    void everyLineNamesFilesThatNameThePitfall() throws IOException {
        Map<Integer, Set<String>> named = named();
        assertThat(lines()).allSatisfy(line -> {
            List<String> files = FILE.matcher(line.group(3))
                    .results()
                    .map(file -> file.group(1))
                    .toList();
            assertThat(files).as(line.group()).isNotEmpty();
            assertThat(named.get(Integer.parseInt(line.group(1))))
                    .as(line.group())
                    .containsAll(files);
        });
    }

    @Test
    void aNumberIsFoundHoweverSeveralAreNamed() {
        assertThat(numbers("# pitfalls 4, 6 and 7").toList()).containsExactly(4, 6, 7);
        assertThat(numbers("# pitfall 6, pitfall 7").toList()).containsExactly(6, 7);
        assertThat(numbers("a pitfall of 6 mm").toList()).isEmpty();
    }

    private static List<Integer> all() {
        return IntStream.rangeClosed(1, PITFALLS).boxed().toList();
    }

    private static List<MatchResult> lines() throws IOException {
        return LINE.matcher(Files.readString(TABLE)).results().toList();
    }

    /** For each number the files that name it, without folders and endings. */
    private static Map<Integer, Set<String>> named() {
        Map<Integer, Set<String>> named = new TreeMap<>(Comparator.naturalOrder());
        for (Path file : tests()) {
            String name = file.getFileName().toString().replaceAll("\\.(java|yaml)$", "");
            numbers(read(file)).forEach(number -> named.computeIfAbsent(number, any -> new TreeSet<>())
                    .add(name));
        }
        return named;
    }

    private static Stream<Integer> numbers(String text) {
        return NAMED.matcher(text)
                .results()
                .flatMap(each -> Arrays.stream(each.group(1).split(", | and ")))
                .map(Integer::valueOf);
    }

    private static Set<Path> tests() {
        return Stream.of(Path.of("src/test/resources/cql-cases"), Path.of("src/test/java"))
                .flatMap(PitfallsTest::files)
                .filter(file -> !file.endsWith("PitfallsTest.java"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
