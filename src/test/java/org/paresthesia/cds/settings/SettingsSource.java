package org.paresthesia.cds.settings;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads the records of settings from the source: names, types, defaults and the words of their documentation. */
final class SettingsSource {

    private static final Path SOURCE = Path.of("src", "main", "java");

    private final Map<String, SettingsRecord> byName = new HashMap<>();

    private SettingsSource() {}

    /** Of this project. */
    static SettingsSource ofTheProject() {
        SettingsSource source = new SettingsSource();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(holders()));
            DocTrees documentation = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                source.read(unit, documentation);
            }
            return source;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void read(CompilationUnitTree unit, DocTrees documentation) {
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree tree, Void nothing) {
                String comment = documentation.getDocComment(getCurrentPath());
                byName.putIfAbsent(
                        tree.getSimpleName().toString(), new SettingsRecord(tree, comment == null ? "" : comment));
                return super.visitClass(tree, nothing);
            }
        }.scan(unit, null);
    }

    /** The files in which settings can stand: those that are bound, and what they are made of. */
    private static List<Path> holders() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCE)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> text(file).contains("ConfigurationProperties")
                            || file.getFileName().toString().matches(".*(Settings|Limits|Clients)\\.java"))
                    .sorted()
                    .toList();
        }
    }

    /** The text of every file of the source. */
    static List<String> allTexts() {
        try (Stream<Path> files = Files.walk(SOURCE)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(SettingsSource::text)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The records that Spring Boot binds, by their prefix in its order. */
    List<SettingsRecord> bound() {
        return byName.values().stream()
                .filter(each -> each.isRecord() && each.prefix().isPresent())
                .sorted((one, other) ->
                        one.prefix().orElseThrow().compareTo(other.prefix().orElseThrow()))
                .toList();
    }

    /** A record or an enumeration by its simple name, absent where settings are not made of it. */
    Optional<SettingsRecord> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
