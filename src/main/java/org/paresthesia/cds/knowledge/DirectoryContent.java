package org.paresthesia.cds.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Content in a directory of the file system. */
record DirectoryContent(Path root) implements Content {

    @Override
    public List<String> files(String folder) throws IOException {
        Path directory = inside(folder);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isRegularFile)
                    .map(file -> folder + "/" + file.getFileName())
                    .sorted()
                    .toList();
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    @Override
    public byte[] read(String path) throws IOException {
        return Files.readAllBytes(inside(path));
    }

    /** A path may not climb out: what the service reads is what the site chose to give it. */
    private Path inside(String path) throws IOException {
        Path top = root.toAbsolutePath().normalize();
        Path file = top.resolve(path).normalize();
        if (!file.startsWith(top)) {
            throw new NoSuchFileException(path, null, "outside the content directory");
        }
        return file;
    }
}
