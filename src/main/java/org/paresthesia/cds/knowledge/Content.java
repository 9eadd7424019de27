package org.paresthesia.cds.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of {@code cql/} and {@code fhir-resources/}, wherever they are kept.
 *
 * <p>A path is relative, has forward slashes and starts with {@code cql/} or {@code fhir-resources/}, so that the same
 * path names a file in the jar, in a site's directory and in a message to the person who has to mend it.
 */
public interface Content {

    /**
     * Names the files that lie directly in a folder, sorted by path.
     *
     * @param folder for example {@code fhir-resources/valuesets}
     * @return paths that {@link #read} takes; empty if there is no such folder
     */
    List<String> files(String folder) throws IOException;

    /**
     * Reads one file whole.
     *
     * @throws IOException if there is no such file or it can't be read
     */
    byte[] read(String path) throws IOException;

    /** The content that is packed into the program. */
    static Content packed() {
        return new PackedContent();
    }

    /** A directory that holds {@code cql/} and {@code fhir-resources/}: sites tune without rebuilding. */
    static Content directory(Path root) {
        return new DirectoryContent(root);
    }

    /**
     * This content with a site's folder laid over it: {@code valuesets/} with further codes for our sets, and
     * {@code conceptmaps/} from local codes to ours. Its files are named {@code site/...} here and in messages.
     */
    default Content withSite(Path site) {
        return new LaidOver(this, new DirectoryContent(site));
    }
}
