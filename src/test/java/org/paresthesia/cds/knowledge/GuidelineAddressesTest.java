package org.paresthesia.cds.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.conformance.Proves;
import tools.jackson.databind.json.JsonMapper;

/** Cards lead to guidelines only, on hosts that somebody has looked at and written down. */
class GuidelineAddressesTest {

    private static final Path HOSTS = Path.of("src/test/resources/conformance/guideline-hosts.txt");

    @Test
    @Proves({"H4", "J5"})
    void everySourceLiesOnAHostOfTheList() throws IOException {
        String sources = Files.readString(Path.of("fhir-resources/sources.json"));
        Set<URI> addresses = JsonMapper.builder().build().readTree(sources).findValuesAsString("url").stream()
                .filter(url -> !url.isEmpty())
                .map(URI::create)
                .collect(Collectors.toSet());
        assertThat(addresses).allSatisfy(address -> assertThat(address).hasScheme("https"));
        assertThat(addresses.stream().map(URI::getHost).distinct().sorted().toList())
                .isEqualTo(Files.readAllLines(HOSTS));
    }
}
