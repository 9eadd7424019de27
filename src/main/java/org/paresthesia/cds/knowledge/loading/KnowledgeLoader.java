package org.paresthesia.cds.knowledge.loading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.KnowledgeProblem;
import org.paresthesia.cds.knowledge.LookBacks;
import org.paresthesia.cds.knowledge.Medicines;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.knowledge.PrefetchTable;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Settings;
import org.paresthesia.cds.knowledge.ValueSets;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;
import org.paresthesia.cds.knowledge.cql.CqlCompiler;
import org.paresthesia.cds.knowledge.cql.DataNeeds;
import org.paresthesia.cds.knowledge.elm.ElmReader;
import org.paresthesia.cds.knowledge.terminology.LocalSystems;
import org.paresthesia.cds.knowledge.terminology.MedicineReader;
import org.paresthesia.cds.knowledge.terminology.ValueSetReader;

/** Loads the content, cross-checks it and compiles it, once; every mistake in it is told in one message. */
public final class KnowledgeLoader {

    private static final String RULES = "fhir-resources/plandefinition/rules";

    private final Content content;
    private final Problems problems = new Problems();
    private final FhirFiles files;
    private final Map<String, TextFile> cqlFiles = new TreeMap<>();
    private final CompletableFuture<CompiledLogic> compiling;
    private final Map<String, TextFile> ruleFiles = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    private KnowledgeLoader(Content content) {
        this.content = content;
        this.files = new FhirFiles(content, problems);
        Stream.of("cql", "cql/causes", "cql/candidates")
                .flatMap(folder -> TextFile.readAll(content, folder, ".cql", problems).stream())
                .forEach(file -> cqlFiles.put(file.path(), file));
        this.compiling = startCompiling();
    }

    /**
     * Loads everything.
     *
     * @param content where {@code cql/} and {@code fhir-resources/} are
     * @param projectVersion the version of this program, part of the logic version on every card
     * @throws KnowledgeProblem naming file, line and cure of every mistake
     */
    public static Knowledge load(Content content, String projectVersion) {
        return new KnowledgeLoader(content).load(projectVersion);
    }

    private Knowledge load(String projectVersion) {
        ValueSets valueSets = terminology();
        Shelf shelf = shelf(valueSets);
        readRules(shelf);
        PrefetchTable table = PrefetchTableReader.read(content, problems)
                .with(problems.collect(() -> LocalSystems.of(content), Set.of()));
        CompiledLogic logic = compiled();
        DataNeeds dataNeeds = new DataNeeds(logic, table, valueSets::setsOf);
        NeedChecks needs = needChecks(table, valueSets);
        List<PrefetchNeed> prefetch = needs.needs(dataNeeds.retrieves());
        LogicChecks checks = checkLogic(logic, valueSets);
        ServiceReader services = new ServiceReader(rules, new ServiceNeeds(dataNeeds, needs), checks, problems);
        Settings settings = settings(logic);
        return finish(new Knowledge(
                services.read(files, ruleFiles.keySet()),
                prefetch,
                shelf.sources(),
                shelf.orders(),
                settings,
                valueSets,
                medicines(valueSets),
                logic,
                dataNeeds,
                new LookBacks(new LookBackFinder(dataNeeds, settings).find(), valueSets::setsOf),
                ContentVersion.of(content, projectVersion)));
    }

    /** Nothing leaves the loader while anything is wrong. */
    private Knowledge finish(Knowledge knowledge) {
        problems.refuse();
        return knowledge;
    }

    private Medicines medicines(ValueSets valueSets) {
        return problems.collect(() -> MedicineReader.read(content, valueSets), new Medicines(List.of(), valueSets));
    }

    /** Without value sets every code would look unknown, so their mistakes end the loading at once. */
    private ValueSets terminology() {
        ValueSets valueSets = problems.collect(() -> ValueSetReader.read(content), null);
        if (valueSets == null) {
            problems.refuse();
        }
        return valueSets;
    }

    private Shelf shelf(ValueSets valueSets) {
        CodeLists lists = new CodeLists(files, problems);
        return new Shelf(
                lists.topics(),
                lists.overrideLists(),
                SourceReader.read(content, problems),
                new OrderReader(valueSets, problems).read(files));
    }

    private void readRules(Shelf shelf) {
        for (FhirFiles.Parsed<PlanDefinition> parsed : files.readAll(RULES, PlanDefinition.class)) {
            String canonical = parsed.resource().getUrl();
            ruleFiles.put(canonical, parsed.file());
            new RuleReader(parsed.file(), shelf, problems)
                    .read(parsed.resource())
                    .ifPresent(rule -> rules.put(canonical, rule));
        }
    }

    /** Translation, where the build has not done it, takes most of a start, so it runs beside the reading of everything else. */
    private CompletableFuture<CompiledLogic> startCompiling() {
        Map<String, String> texts =
                cqlFiles.values().stream().collect(Collectors.toMap(TextFile::path, TextFile::text));
        // A thread of its own sees the classes of an executable jar, which the common pool does not.
        return CompletableFuture.supplyAsync(() -> logicOf(texts), translation -> {
            Thread thread = new Thread(translation, "cql-translation");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private static CompiledLogic logicOf(Map<String, String> texts) {
        return ElmReader.read(texts).orElseGet(() -> CqlCompiler.compile(texts));
    }

    /** Without translated CQL nothing further can be checked, so its mistakes end the loading with those found before. */
    private CompiledLogic compiled() {
        CompiledLogic logic = problems.collect(() -> result(compiling), null);
        if (logic == null) {
            problems.refuse();
        }
        return logic;
    }

    private static CompiledLogic result(CompletableFuture<CompiledLogic> compiling) {
        try {
            return compiling.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof KnowledgeProblem problem) {
                throw problem;
            }
            throw failed;
        }
    }

    private NeedChecks needChecks(PrefetchTable table, ValueSets valueSets) {
        TextFile file = TextFile.read(content, PrefetchTableReader.PATH, problems);
        return new NeedChecks(file, table, valueSets, problems);
    }

    private Settings settings(CompiledLogic logic) {
        TextFile file = cqlFiles.get("cql/" + Settings.LIBRARY + ".cql");
        if (file == null) {
            problems.add("cql/" + Settings.LIBRARY + ".cql", "the library of settings is missing", "put it back");
            return new Settings(List.of());
        }
        return new SettingsReader(file, problems).read(logic.library(Settings.LIBRARY));
    }

    private LogicChecks checkLogic(CompiledLogic logic, ValueSets valueSets) {
        LogicChecks checks = new LogicChecks(logic, problems);
        checks.checkEntry();
        checks.checkValueSets(cqlFiles, valueSets.urls());
        rules.forEach((canonical, rule) -> checks.checkRule(ruleFiles.get(canonical), rule));
        return checks;
    }
}
