package org.paresthesia.cds.tools.terminology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The generated files with their texts; the same tables always give the same bytes.
 *
 * @param texts the text of each file by its path in the project
 */
record TerminologyFiles(SortedMap<String, String> texts) {

    private static final String VALUE_SETS = "fhir-resources/valuesets";
    private static final String MEDICINES = "fhir-resources/conceptmaps/medicine-products.json";
    private static final String REVIEW = "docs/clinical/review.md";

    /** Makes all files from the tables. */
    static TerminologyFiles of(SourceTables tables) {
        Displays displays = new Displays(tables.tables().displays());
        ValueSetWriter writer = new ValueSetWriter(tables, displays);
        SortedMap<String, String> texts = new TreeMap<>();
        for (SetPlan plan : SetPlan.all(tables)) {
            String path = VALUE_SETS + "/" + plan.title().id() + ".json";
            if (texts.put(path, JsonLayout.text(writer.write(plan))) != null) {
                throw new IllegalArgumentException(
                        "two tables make the value set " + plan.title().id());
            }
        }
        texts.put(MEDICINES, JsonLayout.text(MedicineMapWriter.write(tables.products())));
        texts.put(REVIEW, ReviewPage.text(tables, displays));
        displays.refuseUnused();
        return new TerminologyFiles(texts);
    }

    /** Writes every file below a directory and removes value sets that are no longer made. */
    void writeTo(Path project) throws IOException {
        for (Map.Entry<String, String> file : texts.entrySet()) {
            Path path = project.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        for (Path path : existingValueSets(project)) {
            if (!texts.containsKey(VALUE_SETS + "/" + path.getFileName())) {
                Files.delete(path);
            }
        }
    }

    private static List<Path> existingValueSets(Path project) throws IOException {
        try (Stream<Path> files = Files.list(project.resolve(VALUE_SETS))) {
            return files.toList();
        }
    }
}
