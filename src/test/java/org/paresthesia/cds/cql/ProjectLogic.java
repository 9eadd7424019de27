package org.paresthesia.cds.cql;

import java.nio.file.Path;
import java.util.List;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;
import org.paresthesia.cds.knowledge.cql.CqlCompiler;

/** The logic of this project and its rows, translated and read once for all tests. */
final class ProjectLogic {

    static final CompiledLogic LOGIC = CqlCompiler.compile(CqlFiles.of(Path.of("")));

    static final RowTerminology TERMINOLOGY = RowTerminology.of(Content.directory(Path.of("")));

    static final RowRunner RUNNER = new RowRunner(LOGIC, TERMINOLOGY);

    static final Path CASES = Path.of("src/test/resources/cql-cases");

    static final List<Row> ROWS = CaseFiles.rows(CASES);

    private ProjectLogic() {}
}
