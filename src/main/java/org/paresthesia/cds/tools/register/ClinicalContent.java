package org.paresthesia.cds.tools.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Source;
import org.paresthesia.cds.knowledge.loading.KnowledgeLoader;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the project holds: rules, libraries, rows, demo patients and approved cards, as found in its directory. */
final class ClinicalContent {

    private static final String ROWS = "src/test/resources/cql-cases";
    private static final String GOLDEN = "src/test/resources/golden";
    private static final String DEMO = "fhir-resources/demo";

    private static final String EXPORTS = "ParesthesiaDifferential";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record SourceUse(String id, List<String> usedFor) {}

    private final Path project;
    private final Map<String, Rule> rules;
    private final List<SourceUse> sourceUses;
    private final Map<String, Source> sources;
    private final Map<String, String> libraries = new TreeMap<>();
    private final Map<String, String> demoFiles = new TreeMap<>();
    private final Map<String, String> goldenTexts = new TreeMap<>();
    private final LibrariesBehind behind;

    ClinicalContent(Path project) {
        this.project = project;
        Knowledge knowledge = KnowledgeLoader.load(Content.directory(project), "register");
        this.rules = knowledge.services().stream()
                .flatMap(service -> service.rules().stream())
                .collect(Collectors.toMap(Rule::code, Function.identity(), (one, same) -> one, TreeMap::new));
        this.sources = knowledge.sources();
        this.sourceUses = List.of(JSON.readValue(text("fhir-resources/sources.json"), SourceUse[].class));
        files("cql", ".cql").forEach(path -> libraries.put(name(path), path));
        files(DEMO, ".json").forEach(path -> demoFiles.put(name(path).replaceFirst("-.*", ""), path));
        files(GOLDEN, ".json").forEach(path -> goldenTexts.put(name(path), text(path)));
        this.behind = new LibrariesBehind(text(libraries.get(EXPORTS)));
    }

    /** The rule of a topic, absent where there is none. */
    Optional<Rule> rule(String topic) {
        return Optional.ofNullable(rules.get(topic));
    }

    /** The topics of all services. */
    Set<String> topics() {
        return rules.keySet();
    }

    /** The files of the libraries that decide a rule; the re-exporting library where it decides by itself. */
    List<String> libraryFiles(Rule rule) {
        List<String> deciding =
                rule.logic().map(logic -> behind.deciding(logic.holds())).orElse(List.of());
        return (deciding.isEmpty() ? List.of(EXPORTS) : deciding)
                .stream().map(libraries::get).toList();
    }

    /** The file of rows that prove a library, absent where there is none. */
    Optional<String> rowsOf(String libraryFile) {
        return existing(ROWS + "/" + name(libraryFile) + ".yaml");
    }

    /** The library that lists a condition in the summary, absent where none does. */
    Optional<String> candidateLibrary(String condition) {
        Pattern listed = Pattern.compile("\"Candidate\"\\('" + condition + "'");
        return libraries.values().stream()
                .filter(path -> path.startsWith("cql/candidates/"))
                .filter(path -> listed.matcher(text(path)).find())
                .findFirst();
    }

    /** The demo patients, by id, whose approved answer holds a card of the topic. */
    Set<String> patientsWith(String topic) {
        Pattern card = Pattern.compile("\"code\"\\s*:\\s*\"" + Pattern.quote(topic) + "\"");
        return goldenTexts.entrySet().stream()
                .filter(golden -> card.matcher(golden.getValue()).find())
                .map(golden -> patientOf(golden.getKey()))
                .filter(demoFiles::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of the approved answer {@code v22-order-select-opioid} it is v22. */
    private static String patientOf(String golden) {
        return golden.substring(0, (golden + "-").indexOf('-'));
    }

    /** The file of a demo patient, absent where there is no such patient. */
    Optional<String> demoFile(String patient) {
        return Optional.ofNullable(demoFiles.get(patient));
    }

    /** The file of the library that holds {@code Library.Define}, absent where one of them does not exist. */
    Optional<String> fileOfDefine(String name) {
        int dot = name.indexOf('.');
        return Optional.ofNullable(libraries.get(name.substring(0, dot)))
                .filter(path -> text(path).contains("define \"" + name.substring(dot + 1) + "\":"));
    }

    /** The sources that the specification names for a condition. */
    List<Source> sourcesOf(String condition) {
        return sourceUses.stream()
                .filter(use -> use.usedFor().contains(condition))
                .map(use -> sources.get(use.id()))
                .toList();
    }

    /** Whether a value set exists and holds no code. */
    boolean isEmptySet(String id) {
        return existing("fhir-resources/valuesets/" + id + ".json")
                .filter(path -> !text(path).contains("\"compose\""))
                .isPresent();
    }

    private Optional<String> existing(String path) {
        return Optional.of(path).filter(each -> Files.isRegularFile(project.resolve(each)));
    }

    private List<String> files(String folder, String ending) {
        try (Stream<Path> found = Files.walk(project.resolve(folder))) {
            return found.map(path -> project.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String text(String path) {
        try {
            return Files.readString(project.resolve(path));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    }
}
