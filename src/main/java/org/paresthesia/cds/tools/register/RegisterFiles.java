package org.paresthesia.cds.tools.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The generated pages with their texts; the same content always gives the same bytes.
 *
 * @param texts the text of each page by its path in the project
 */
record RegisterFiles(SortedMap<String, String> texts) {

    private static final String FOLDER = "docs/clinical/";

    /**
     * Makes all pages.
     *
     * @throws IllegalArgumentException naming every entry that refers to something that does not exist
     */
    static RegisterFiles of(RegisterTables tables, ClinicalContent content) {
        new RegisterChecks(tables, content).refuseProblems();
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put(FOLDER + "README.md", new IndexPage(content).text(tables.conditions()));
        texts.put(FOLDER + "register.md", new StatementPage(content).text(tables.statements()));
        tables.conditions()
                .forEach(row ->
                        texts.put(FOLDER + "conditions/" + row.id() + ".md", new ConditionPage(row, content).text()));
        return new RegisterFiles(texts);
    }

    /** Writes every page below a directory. */
    void writeTo(Path project) throws IOException {
        for (Map.Entry<String, String> file : texts.entrySet()) {
            Path path = project.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
