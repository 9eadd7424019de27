package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** Where no proxy is trusted, nobody can say in a header that another address was called. */
class UntrustedProxyTest extends RunningService {

    @Test
    void headersOfProxiesAreNotBelieved() {
        send(to(SERVICE)
                .header("Content-Type", "application/json")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "cds.example.org")
                .header("X-Forwarded-Prefix", "/outside")
                .header("Forwarded", "proto=https;host=other.example.org")
                .POST(BodyPublishers.ofString(validCall().toString())));
        assertThat(heard())
                .contains("http://localhost:" + port() + SERVICE)
                .noneMatch(address -> address.contains("example.org") || address.contains("/outside"));
    }
}
