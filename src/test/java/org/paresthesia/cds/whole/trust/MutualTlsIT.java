package org.paresthesia.cds.whole.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.trust.token.Signer;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service where a client must show a certificate of the site's authority, and its signed token besides. */
@Proves("M16")
class MutualTlsIT extends WholeService {

    private static final String ISSUER = "https://ehr.example.org";
    private static final Signer EHR = Signer.es384("ehr");

    @TempDir
    private static Path folder;

    private static Certificates certificates;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void transport(DynamicPropertyRegistry registry) throws Exception {
        certificates = new Certificates(folder)
                .ownWord("service")
                .ownWord("authority")
                .signed("ehr", "authority")
                .ownWord("stranger");
        registry.add("server.ssl.certificate", certificates.certificate("service")::toString);
        registry.add("server.ssl.certificate-private-key", certificates.key("service")::toString);
        registry.add("server.ssl.trust-certificate", certificates.certificate("authority")::toString);
        registry.add("server.ssl.client-auth", () -> "need");
        Path keys = Files.writeString(folder.resolve("keys.json"), Signer.keySet(EHR));
        registry.add("paresthesia.authentication.required", () -> true);
        registry.add("paresthesia.clients.ehr.token.issuer", () -> ISSUER);
        registry.add("paresthesia.clients.ehr.token.jwk-set-file", keys::toString);
    }

    private int discovery(SSLContext context, String token) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().sslContext(context).build();
        return client.send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/cds-services"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private String token() {
        return EHR.sign(Signer.claims(ISSUER, "https://localhost:" + port + "/cds-services", Instant.now())
                .build());
    }

    @Test
    void aClientWithACertificateOfTheAuthorityAndATokenIsAnswered() throws Exception {
        assertThat(discovery(certificates.showing("ehr", "service"), token())).isEqualTo(200);
    }

    @Test
    void aCertificateAloneIsNotEnough() throws Exception {
        assertThat(discovery(certificates.showing("ehr", "service"), "none")).isEqualTo(401);
    }

    @Test
    void withoutACertificateThereIsNoConnection() throws Exception {
        SSLContext bare = certificates.trusting("service");
        assertThatThrownBy(() -> discovery(bare, token())).isInstanceOf(IOException.class);
    }

    @Test
    void aCertificateForWhichNobodyKnownVouchesIsNotTaken() throws Exception {
        SSLContext stranger = certificates.showing("stranger", "service");
        assertThatThrownBy(() -> discovery(stranger, token())).isInstanceOf(IOException.class);
    }
}
