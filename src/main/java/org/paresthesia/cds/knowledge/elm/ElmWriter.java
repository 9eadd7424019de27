package org.paresthesia.cds.knowledge.elm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cqframework.cql.elm.serializing.ElmJsonLibraryWriter;
import org.paresthesia.cds.knowledge.KnowledgeProblem;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;
import org.paresthesia.cds.knowledge.cql.CqlCompiler;
import tools.jackson.databind.json.JsonMapper;

/** Translates the logic and writes it for {@link ElmReader}: standard ELM in JSON, a file per library, and an index. */
public final class ElmWriter {

    private final Map<String, String> files;
    private final String translator;

    /**
     * Of these texts.
     *
     * @param files the text of every library by its path, for example {@code cql/causes/SpineRoots.cql}
     * @param translator the translator's version
     */
    public ElmWriter(Map<String, String> files, String translator) {
        this.files = new TreeMap<>(files);
        this.translator = translator;
    }

    /**
     * Writes what is not there yet.
     *
     * @param classes the root of the classpath
     * @return whether something had to be written
     * @throws KnowledgeProblem naming file, line and cure of every mistake in the CQL; then nothing is left for a start to read
     */
    public boolean write(Path classes) throws IOException {
        Path index = classes.resolve(ElmIndex.FOLDER).resolve(ElmIndex.FILE);
        String fingerprint = ElmIndex.fingerprintOf(files);
        if (isWritten(index, fingerprint)) {
            return false;
        }
        Files.createDirectories(index.getParent());
        Files.deleteIfExists(index);
        CompiledLogic logic = CqlCompiler.compile(files);
        Map<String, List<String>> types = new TreeMap<>();
        for (String name : logic.names()) {
            String elm = new ElmJsonLibraryWriter().writeAsString(logic.library(name));
            Files.writeString(index.resolveSibling(name + ".json"), elm);
            types.put(name, ResultTypes.of(logic.library(name)));
        }
        Files.writeString(index, new JsonMapper().writeValueAsString(new ElmIndex(fingerprint, translator, types)));
        return true;
    }

    private boolean isWritten(Path index, String fingerprint) throws IOException {
        if (!Files.exists(index)) {
            return false;
        }
        ElmIndex written = new JsonMapper().readValue(Files.readString(index), ElmIndex.class);
        return written.fingerprint().equals(fingerprint) && written.translator().equals(translator);
    }
}
