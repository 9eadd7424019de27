package org.paresthesia.cds.tools.terminology;

import java.io.IOException;
import java.nio.file.Path;

/** The command that writes the generated terminology files; see {@code ./generate-terminology}. */
public final class GenerateTerminology {

    private GenerateTerminology() {}

    /** Reads and writes the project in the directory that the first argument names, or in the current one. */
    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments.length > 0 ? arguments[0] : "");
        TerminologyFiles.of(SourceTables.read(project.resolve("fhir-resources")))
                .writeTo(project);
    }
}
