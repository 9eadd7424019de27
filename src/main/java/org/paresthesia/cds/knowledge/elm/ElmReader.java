package org.paresthesia.cds.knowledge.elm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cqframework.cql.elm.serializing.ElmJsonLibraryReader;
import org.hl7.elm.r1.Library;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Reads the logic that the build translated; a tenth of the work of translating it. */
public final class ElmReader {

    private ElmReader() {}

    /**
     * The logic of exactly these texts.
     *
     * @param files the text of every library by its path, for example {@code cql/causes/SpineRoots.cql}
     * @return empty if the build translated none or other texts, those of a site's own directory for example
     */
    public static Optional<CompiledLogic> read(Map<String, String> files) {
        ClassPathResource file = resource(ElmIndex.FILE);
        if (!file.exists()) {
            return Optional.empty();
        }
        ElmIndex index = new JsonMapper().readValue(text(file), ElmIndex.class);
        return index.fingerprint().equals(ElmIndex.fingerprintOf(files)) ? Optional.of(read(index)) : Optional.empty();
    }

    private static CompiledLogic read(ElmIndex index) {
        List<Library> libraries =
                index.types().keySet().stream().map(ElmReader::library).toList();
        libraries.forEach(library -> ResultTypes.restore(
                library, index.types().get(library.getIdentifier().getId())));
        return CompiledLogic.of(libraries);
    }

    private static Library library(String name) {
        return new ElmJsonLibraryReader().read(text(resource(name + ".json")));
    }

    private static ClassPathResource resource(String file) {
        return new ClassPathResource(ElmIndex.FOLDER + "/" + file, ElmReader.class.getClassLoader());
    }

    private static String text(ClassPathResource resource) {
        try {
            return new String(resource.getContentAsByteArray(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
