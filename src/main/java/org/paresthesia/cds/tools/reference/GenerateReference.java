package org.paresthesia.cds.tools.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.loading.KnowledgeLoader;
import org.paresthesia.cds.wire.WireDescription;

/** The command that writes the reference for integrators; see {@code ./generate-reference}. */
public final class GenerateReference {

    private static final String PAGE = "docs/integrators-reference.md";

    private GenerateReference() {}

    /** Reads and writes the project in the directory that the first argument names, or in the current one. */
    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments.length > 0 ? arguments[0] : "");
        Files.writeString(project.resolve(PAGE), text(project));
    }

    /** The page of the project in a directory; the same content always gives the same bytes. */
    static String text(Path project) {
        Knowledge knowledge = KnowledgeLoader.load(Content.directory(project), "reference");
        return MarkdownPage.of(new Reference(knowledge.services(), new WireDescription()).page());
    }
}
