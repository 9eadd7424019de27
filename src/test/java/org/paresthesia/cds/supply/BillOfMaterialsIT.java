package org.paresthesia.cds.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of what is inside the jar lies in it and beside it, and names exactly the libraries that are there. */
class BillOfMaterialsIT {

    private static final Path TARGET = Path.of("target");
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String LIST = "META-INF/sbom/application.cdx.json";

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(file -> file.getFileName().toString().matches("paresthesia-cds-.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Set<String> listed(byte[] list) {
        return JsonMapper.shared()
                .readTree(list)
                .get("components")
                .valueStream()
                .map(BillOfMaterialsIT::file)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String file(JsonNode component) {
        return component.get("name").asString() + "-" + component.get("version").asString() + ".jar";
    }

    @Test
    void itNamesWhatIsInTheJar() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile());
                InputStream inside = jar.getInputStream(jar.getEntry(LIST))) {
            byte[] list = inside.readAllBytes();
            Set<String> packed = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .filter(name -> !name.startsWith("spring-boot-jarmode-tools"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(packed).as("run ./generate-sbom").hasSizeGreaterThan(100).isSubsetOf(listed(list));
            assertThat(Files.readAllBytes(TARGET.resolve("application.cdx.json")))
                    .as("beside the jar")
                    .isEqualTo(list);
        }
    }

    @Test
    void itHoldsNothingThatDiffersFromBuildToBuild() throws IOException {
        JsonNode list = JsonMapper.shared().readTree(Files.readAllBytes(Path.of("src/main/sbom/application.cdx.json")));
        assertThat(list.has("serialNumber")).isFalse();
        assertThat(list.get("metadata").has("timestamp")).isFalse();
        assertThat(list.get("specVersion").asString()).isEqualTo("1.6");
    }
}
