package org.paresthesia.cds.tools.register;

import java.io.IOException;
import java.nio.file.Path;

/** The command that writes the clinical register; see {@code ./generate-register}. */
public final class GenerateRegister {

    private GenerateRegister() {}

    /** Reads and writes the project in the directory that the first argument names, or in the current one. */
    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments.length > 0 ? arguments[0] : "");
        RegisterTables tables = RegisterTables.read(project.resolve("fhir-resources"));
        RegisterFiles.of(tables, new ClinicalContent(project)).writeTo(project);
    }
}
