package org.paresthesia.cds.tools.translate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.paresthesia.cds.knowledge.KnowledgeProblem;
import org.paresthesia.cds.knowledge.elm.ElmWriter;

/** Translates the CQL of the project into the folder {@code elm} beside the classes; run by the build after it has compiled. */
public final class TranslateLogic {

    private TranslateLogic() {}

    /**
     * Translates what has changed. CQL with mistakes is left untranslated with a word about it: the start, which then translates,
     * refuses it with everything that is wrong, in the same words wherever the CQL comes from.
     *
     * @param arguments the project's directory, the directory of the classes, the translator's version
     */
    public static void main(String[] arguments) throws IOException {
        try {
            new ElmWriter(texts(Path.of(arguments[0])), arguments[2]).write(Path.of(arguments[1]));
        } catch (KnowledgeProblem mistakes) {
            System.err.println("The CQL is not translated: " + mistakes.getMessage());
        }
    }

    private static Map<String, String> texts(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("cql"))) {
            Map<String, String> texts = new TreeMap<>();
            files.filter(each -> each.toString().endsWith(".cql"))
                    .forEach(file -> texts.put(path(project, file), text(file)));
            return texts;
        }
    }

    private static String path(Path project, Path file) {
        return project.relativize(file).toString().replace('\\', '/');
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
