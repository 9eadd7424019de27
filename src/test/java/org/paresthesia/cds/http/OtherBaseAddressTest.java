package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.http.description.BackgroundChecks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The service below a path, behind a proxy that is trusted to say which address was called (checklist B1). */
@TestPropertySource(
        properties = {
            "server.servlet.context-path=/hospital/cds",
            "server.forward-headers-strategy=framework",
            "paresthesia.discovery.version=true",
            "paresthesia.discovery.hook-version=true",
            "paresthesia.cards.extensions=true",
            "paresthesia.services-off=limb-paresthesia-order-sign",
            "paresthesia.schema-checks.rate=1"
        })
class OtherBaseAddressTest extends RunningService {

    private static final String BASE = "/hospital/cds";

    @Autowired
    private BackgroundChecks checks;

    @Test
    @Proves("B1")
    void everythingIsBelowThePathAndNothingBesideIt() {
        assertThat(get(BASE + "/cds-services").statusCode()).isEqualTo(200);
        assertThat(get(BASE + "/health").statusCode()).isEqualTo(200);
        assertThat(callTo(BASE + SERVICE, validCall().toString()).statusCode()).isEqualTo(200);
        assertThat(callTo(BASE + SERVICE + "/feedback", "{\"feedback\":[]}").statusCode())
                .isEqualTo(200);
        HttpResponse<String> beside = get("/cds-services");
        assertThat(beside.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(beside.body()).get("resourceType").asString()).isEqualTo("OperationOutcome");
    }

    @Test
    @Proves({"B1", "B11"})
    void discoveryIsTheSameWhateverTheAddressAndKeepsItsTag() {
        HttpResponse<String> plain = get(BASE + "/cds-services");
        HttpResponse<String> proxied = send(to(BASE + "/cds-services")
                .header("X-Forwarded-Host", "cds.example.org")
                .header("X-Forwarded-Prefix", "/outside")
                .GET());
        assertThat(proxied.body()).isEqualTo(plain.body());
        HttpResponse<String> again = send(to(BASE + "/cds-services")
                .header("If-None-Match", plain.headers().firstValue("ETag").orElseThrow())
                .GET());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    @Proves({"B9", "B10"})
    void theFieldsOf3AreThereAndTheServiceThatIsOffIsNot() {
        JsonNode services = JSON.readTree(get(BASE + "/cds-services").body()).get("services");
        assertThat(services.findValuesAsString("hook")).hasSize(4).doesNotContain("order-sign");
        assertThat(services.findValuesAsString("version")).containsOnly("2.0.1").hasSize(4);
        assertThat(services.findValuesAsString("hookVersion")).containsExactly("1.0", "1.0", "1.0", "0.1.0");
        assertThat(callTo(BASE + service("order-sign"), validCall("order-sign").toString())
                        .statusCode())
                .isEqualTo(404);
        assertThat(callTo(BASE + service("order-sign") + "/feedback", "{\"feedback\":[]}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(BASE + "/api").body()).doesNotContain("limb-paresthesia-order-sign");
    }

    /** Held against the schema like every answer here. */
    @Test
    @Proves("O4")
    void theExtensionsAreSentWhereTheSiteWantsThem() {
        String body = callTo(BASE + SERVICE, validCall().toString()).body();
        assertThat(body).contains("\"extension\":{\"davinci-crd.if-none-exist\":\"patient=");
    }

    @Test
    void theAddressThatWasCalledIsTheOneThatTheProxyNames() {
        String body = validCall().toString();
        send(to(BASE + SERVICE)
                .header("Content-Type", "application/json")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "cds.example.org")
                .header("X-Forwarded-Prefix", "/outside")
                .POST(BodyPublishers.ofString(body)));
        send(to(BASE + SERVICE)
                .header("Content-Type", "application/json")
                .header("Forwarded", "proto=https;host=other.example.org")
                .POST(BodyPublishers.ofString(body)));
        assertThat(heard())
                .contains("https://cds.example.org/outside" + SERVICE, "https://other.example.org" + BASE + SERVICE);
    }

    /** Here all of them are checked, as a share of them is anywhere. */
    @Test
    void answersAreCheckedAfterTheyWereSent() throws InterruptedException {
        long before = checks.checked();
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (checks.checked() < before + 3 && Instant.now().isBefore(end)) {
            get(BASE + "/cds-services");
            callTo(BASE + SERVICE, validCall().toString());
            callTo(BASE + SERVICE, "{}");
        }
        assertThat(checks.checked()).isGreaterThanOrEqualTo(before + 3);
        assertThat(checks.defects()).isZero();
        JsonNode meters = JSON.readTree(get(BASE + "/health").body()).get("meters");
        assertThat(meters.get("paresthesia.answers.checked").asDouble()).isGreaterThanOrEqualTo(3);
        assertThat(meters.get("paresthesia.answers.defective").asDouble()).isZero();
    }

    /** The page's own addresses are relative, so it needs to know neither path nor proxy. */
    @Test
    void thePageFindsWhatItNamesBelowThePath() {
        List<String> addresses = Pattern.compile("(?:href|src)=\"([^#\"][^\"]*)\"")
                .matcher(get(BASE + "/api").body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
        assertThat(addresses).hasSizeGreaterThan(10).allSatisfy(address -> assertThat(
                        get(BASE + "/" + address).statusCode())
                .as(address)
                .isEqualTo(200));
    }
}
