package org.paresthesia.cds.playground.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files of others are the ones that are written down, unchanged. */
class VendoredFilesTest {

    private static final Path PAGES = Path.of("src/main/resources/pages");
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z.]+)` \\|.*\\]\\(([A-Za-z.-]+)\\) \\| `([0-9a-f]{64})` \\|");

    @Test
    void eachHasTheDigestAndTheLicenceThatIsWrittenDown() throws IOException, GeneralSecurityException {
        List<MatchResult> rows = ROW.matcher(Files.readString(PAGES.resolve("vendored/README.md")))
                .results()
                .toList();
        assertThat(rows).hasSize(2);
        for (MatchResult row : rows) {
            byte[] file = Files.readAllBytes(PAGES.resolve("assets").resolve(row.group(1)));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);
            assertThat(HexFormat.of().formatHex(digest)).as(row.group(1)).isEqualTo(row.group(3));
            assertThat(PAGES.resolve("vendored").resolve(row.group(2))).isNotEmptyFile();
        }
    }
}
