package org.paresthesia.cds.knowledge.cql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kotlinx.io.Buffer;
import kotlinx.io.Source;
import org.cqframework.cql.cql2elm.CqlCompilerException;
import org.cqframework.cql.cql2elm.CqlCompilerException.ErrorSeverity;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.CqlCompilerOptions.Options;
import org.cqframework.cql.cql2elm.LibraryBuilder.SignatureLevel;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.LibrarySourceProvider;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.cqframework.cql.cql2elm.quick.FhirLibrarySourceProvider;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.VersionedIdentifier;
import org.paresthesia.cds.knowledge.KnowledgeProblem;
import org.paresthesia.cds.knowledge.Problem;

/** Translates every CQL library once, and says in one message everything that is wrong with them. */
public final class CqlCompiler {

    private static final String CURE = "correct the library and start again";

    private static final List<String> CONSEQUENCES =
            List.of("because its definition contains errors", "could not determine result type", "null cannot be cast");

    private final Map<String, String> fileOf = new TreeMap<>();
    private final Map<String, String> textOf = new HashMap<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    private CqlCompiler(Map<String, String> files) {
        files.forEach((file, text) -> {
            String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.cql$", "");
            textOf.put(name, text);
            String other = fileOf.put(name, file);
            if (other != null) {
                problems.add(new Problem(file, 1, "a library of this name is also in " + other, "rename one of them"));
            }
        });
    }

    /**
     * Translates the libraries.
     *
     * @param files the text of every library by its path, for example {@code cql/causes/SpineRoots.cql}
     * @return the libraries, ready for the engine
     * @throws KnowledgeProblem naming file, line and cure of every error, and of every warning
     */
    public static CompiledLogic compile(Map<String, String> files) {
        return new CqlCompiler(new TreeMap<>(files)).compileAll();
    }

    private CompiledLogic compileAll() {
        LibraryManager manager = new LibraryManager(new ModelManager(), options(), new LibrariesByName());
        manager.getLibrarySourceLoader().registerProvider(ownSources());
        manager.getLibrarySourceLoader().registerProvider(new FhirLibrarySourceProvider());
        fileOf.keySet().forEach(name -> compileOne(manager, name));
        refuseProblems();
        Map<String, Library> libraries = new LinkedHashMap<>();
        manager.getCompiledLibraries()
                .values()
                .forEach(compiled -> libraries.put(compiled.getIdentifier().getId(), compiled.getLibrary()));
        CompiledLogic logic = new CompiledLogic(manager, libraries);
        problems.addAll(RetrieveGuard.problems(logic, fileOf));
        refuseProblems();
        return logic;
    }

    private void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new KnowledgeProblem(rootCauses());
        }
    }

    private void compileOne(LibraryManager manager, String name) {
        List<CqlCompilerException> found = new ArrayList<>();
        try {
            CompiledLibrary compiled = manager.resolveLibrary(new VersionedIdentifier().withId(name), found);
            found.stream().filter(this::matters).forEach(problem -> report(name, problem));
            checkName(name, compiled);
        } catch (RuntimeException problem) {
            found.stream().filter(this::matters).forEach(each -> report(name, each));
            report(name, problem);
        }
    }

    private void checkName(String name, CompiledLibrary compiled) {
        String declared = compiled.getIdentifier().getId();
        if (!name.equals(declared)) {
            problems.add(new Problem(
                    fileOf.get(name),
                    1,
                    "the file holds library " + declared,
                    "give the file and the library one name"));
        }
    }

    /** A hidden name is no mistake: a parameter of a function may be called as a define of another library is. */
    private boolean matters(CqlCompilerException problem) {
        return problem.getSeverity() != ErrorSeverity.Info
                && !problem.getMessage().contains("is hiding another");
    }

    /** Leaves out what only follows from another problem, so that the reader mends the right line. */
    private List<Problem> rootCauses() {
        List<Problem> roots = problems.stream()
                .filter(problem -> CONSEQUENCES.stream().noneMatch(problem.what()::contains))
                .toList();
        return roots.isEmpty() ? List.copyOf(problems) : roots;
    }

    private void report(String name, RuntimeException problem) {
        String file = fileOf.get(name);
        int line = 1;
        if (problem instanceof CqlCompilerException located && located.getLocator() != null) {
            VersionedIdentifier library = located.getLocator().getLibrary();
            file = library == null ? file : fileOf.getOrDefault(library.getId(), file);
            line = located.getLocator().getStartLine();
        }
        problems.add(new Problem(file, line, problem.getMessage(), CURE));
    }

    private LibrarySourceProvider ownSources() {
        return new LibrarySourceProvider() {
            @Override
            public Source getLibrarySource(VersionedIdentifier identifier) {
                String text = textOf.get(identifier.getId());
                return text == null ? null : source(text);
            }
        };
    }

    private static Source source(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Buffer buffer = new Buffer();
        buffer.write(bytes, 0, bytes.length);
        return buffer;
    }

    /**
     * Locators let the checks name a line. Annotations, which repeat the text, would be half of what a start has to read; written
     * result types are most of the elements that the engine's bookkeeping holds, and searches, during every union.
     */
    private static CqlCompilerOptions options() {
        CqlCompilerOptions options = new CqlCompilerOptions(
                ErrorSeverity.Info,
                SignatureLevel.Overloads,
                Options.EnableLocators,
                Options.DisableListDemotion,
                Options.DisableListPromotion);
        options.setEnableCqlOnly(true);
        return options;
    }
}
