package org.paresthesia.cds.whole.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.containers.Postgres;
import org.paresthesia.cds.containers.ServiceContainer;
import org.paresthesia.cds.trust.token.Signer;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.Templates;
import org.paresthesia.cds.whole.trust.Certificate;
import org.testcontainers.containers.Network;

/** The image with the settings of the manifests, in the profile of a hospital: TLS, signed calls, secrets as files. */
class ClusterSettingsIT {

    private static final Path MANIFESTS = Path.of("deploy", "kubernetes");
    private static final String ISSUER = "https://ehr.example.org";
    private static final String HOOK = "patient-view";
    private static final Signer EHR = Signer.es384("ehr");
    private static final int CALLS = 8080;
    private static final int OPERATION = 8090;

    @TempDir
    private Path folder;

    /** As the manifests mount them; the keys of the client stand in a file, since its address is only an example. */
    private Path settings(Certificate own) throws Exception {
        String keys = "jwk-set-url: " + ISSUER + "/.well-known/jwks.json";
        String clients = Files.readString(MANIFESTS.resolve("clients.yaml"));
        assertThat(clients).contains(keys);
        return Secrets.in(
                folder.resolve("settings"),
                new HashMap<>(Map.of(
                        "application.yaml", Files.readString(MANIFESTS.resolve("application.yaml")),
                        "clients.yaml", clients.replace(keys, "jwk-set-file: /etc/paresthesia/keys.json"),
                        "keys.json", Signer.keySet(EHR),
                        "tls.crt", Files.readString(own.certificate()),
                        "tls.key", Files.readString(own.privateKey()))));
    }

    private Path secrets() throws Exception {
        return Secrets.in(
                folder.resolve("secrets"),
                Map.of(
                        "spring.datasource.password", "let me in",
                        "paresthesia.store.secret", "known to all who read these tests, for nothing else"));
    }

    @Test
    void theyStartTheServiceAndASignedCallIsAnswered() throws Exception {
        Certificate own = Certificate.in(folder);
        ServiceContainer.Setup setup = new ServiceContainer.Setup(
                Map.of("SPRING_PROFILES_ACTIVE", "prod"),
                Map.of("/etc/paresthesia", settings(own), "/run/secrets", secrets()),
                List.of(CALLS, OPERATION));
        try (Network network = Network.newNetwork();
                Postgres ignored =
                        Postgres.start(network, new Postgres.Access("paresthesia", "paresthesia", "let me in"));
                ServiceContainer service = ServiceContainer.start(setup, network)) {
            HttpClient http = HttpClient.newBuilder().sslContext(own.trusting()).build();
            String address = "https://" + service.address(CALLS);
            aSignedCallIsAnswered(new Clinic(http, ClusterSettingsIT::token).at(address));
            Clinic stranger = new Clinic(http, called -> "").at(address);
            assertThat(stranger.get("/cds-services").statusCode()).isEqualTo(401);
            Clinic operator = new Clinic(HttpClient.newHttpClient(), called -> "");
            assertThat(operator.at("http://" + service.address(OPERATION))
                            .get("/health")
                            .body())
                    .contains("\"paresthesia.memory.on\":1.0");
            assertThat(service.log().lines().filter(line -> line.contains(SingingPatient.CANARY)))
                    .isEmpty();
        }
    }

    private static String token(String called) {
        return EHR.sign(Signer.claims(ISSUER, called, Instant.now()).build());
    }

    private static void aSignedCallIsAnswered(Clinic ehr) {
        Templates templates = Templates.of(Json.tree(ehr.get("/cds-services").body()), HOOK);
        var chart = SingingPatient.like("v02", "cluster");
        HttpResponse<String> response = ehr.call(
                HOOK, Call.of(chart).prefetch(templates.prefetch(chart)).json());
        Answer answer = new Answer(response.statusCode(), response.body());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.cards()).isNotEmpty();
        String card = answer.cards().get(0).get("uuid").asString();
        assertThat(ehr.override(HOOK, card).statusCode()).isEqualTo(200);
    }
}
