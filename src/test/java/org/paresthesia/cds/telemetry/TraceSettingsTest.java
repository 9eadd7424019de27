package org.paresthesia.cds.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where traces go is an address, and a share is a share. */
class TraceSettingsTest {

    private static TraceSettings settings(String address, double share) {
        return new TraceSettings(Optional.ofNullable(address).map(URI::create), share, Map.of());
    }

    @Test
    void withoutAnAddressNothingIsSent() {
        assertThat(settings(null, 0.1).address()).isEmpty();
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (String wrong : new String[] {"collector:4318", "ftp://collector/v1/traces", "http:///v1/traces"}) {
            assertThatThrownBy(() -> settings(wrong, 1)).hasMessageContaining("paresthesia.traces.address");
        }
    }

    @Test
    void aShareBeyondAllIsRefused() {
        assertThatThrownBy(() -> settings(null, 1.1)).hasMessageContaining("paresthesia.traces.share");
        assertThatThrownBy(() -> settings(null, -0.1)).hasMessageContaining("paresthesia.traces.share");
    }
}
