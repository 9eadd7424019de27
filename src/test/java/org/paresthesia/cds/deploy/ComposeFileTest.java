package org.paresthesia.cds.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The compose file keeps secrets in files of the site, and the service in as small a box as the manifests do. */
class ComposeFileTest {

    private static final ComposeFile FILE = ComposeFile.read();

    @Test
    void secretsAreFilesOfTheSite() {
        assertThat(FILE.part("secrets").values()).isNotEmpty().allSatisfy(secret -> assertThat(
                        (String) ((Map<?, ?>) secret).get("file"))
                .startsWith("./secrets/"));
        for (String service : FILE.part("services").keySet()) {
            assertThat(FILE.secrets(service).keySet())
                    .isSubsetOf(FILE.part("secrets").keySet());
            assertThat(FILE.environment(service)).allSatisfy((name, value) -> {
                if (name.matches(".*(PASSWORD|SECRET).*")) {
                    assertThat(value).startsWith("/run/secrets/");
                }
            });
        }
    }

    @Test
    void theServiceMayDoNothingBesides() {
        Map<String, Object> service = FILE.service("paresthesia");
        assertThat(service.get("read_only")).isEqualTo(true);
        assertThat(service.get("cap_drop")).isEqualTo(List.of("ALL"));
        assertThat(service.get("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
        assertThat(service).containsKeys("mem_limit", "stop_grace_period");
    }

    /** The demo knows no passwords. */
    @Test
    void theServiceIsReachedFromThisMachineOnly() {
        List<?> ports = (List<?>) FILE.service("paresthesia").get("ports");
        assertThat(ports).hasSize(2).allMatch(port -> ((String) port).startsWith("127.0.0.1:"));
        assertThat(FILE.service("postgres")).doesNotContainKey("ports");
    }
}
