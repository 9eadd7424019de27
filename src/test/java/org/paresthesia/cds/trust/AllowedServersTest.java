package org.paresthesia.cds.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.trust.outbound.ReachableAddresses;

/** Only servers that a site named are asked, whatever a call says (checklist F7, D5). */
@Proves({"D5", "F7"})
class AllowedServersTest {

    private static final Caller CALLER = new Caller(
            "default",
            ZoneOffset.UTC,
            List.of("https://ehr.example.org", "http://ehr.example.org:8080", "localhost", "[::1]"),
            Map.of(),
            Set.of());

    @ParameterizedTest(name = "{0} is allowed: {1}, over HTTPS only: {2}")
    @CsvSource({
        "https://ehr.example.org/fhir,              true,  true",
        "https://ehr.example.org:443/fhir,          true,  true",
        "HTTPS://EHR.example.org/fhir,              true,  true",
        "https://ehr.example.org:8443/fhir,         false, false",
        "http://ehr.example.org/fhir,               false, false",
        "http://ehr.example.org:8080/fhir,          true,  false",
        "http://localhost:8081/fhir,                true,  false",
        "https://localhost/fhir,                    true,  true",
        "http://[::1]:8081/fhir,                    true,  false",
        "http://localhost.evil.example/fhir,        false, false",
        "https://ehr.example.org.evil.example/fhir, false, false",
        "https://evil.example/ehr.example.org,      false, false",
        "https://ehr.example.org@evil.example/fhir, false, false",
        "https://user@ehr.example.org/fhir,         false, false",
        "https://ehr.example.org./fhir,             false, false",
        "http://127.0.0.1:8081/fhir,                false, false",
        "http://169.254.169.254/latest,             false, false",
        "ftp://localhost/fhir,                      false, false",
        "file:///etc/hosts,                         false, false",
        "/fhir,                                     false, false"
    })
    void aServerIsAllowedByItsOrigin(String server, boolean isAllowed, boolean isAllowedOverHttpsOnly) {
        assertThat(new AllowedServers(false, ReachableAddresses.ANY).allows(CALLER, URI.create(server)))
                .isEqualTo(isAllowed);
        assertThat(new AllowedServers(true, ReachableAddresses.ANY).allows(CALLER, URI.create(server)))
                .isEqualTo(isAllowedOverHttpsOnly);
    }

    @ParameterizedTest(name = "{0} and {1} are of the same origin: {2}")
    @CsvSource({
        "https://a.example/x,    https://a.example:443/y, true",
        "http://a.example:80/x,  http://A.EXAMPLE/y,      true",
        "http://a.example/x,     https://a.example/x,     false",
        "http://a.example/x,     http://b.example/x,      false",
        "http://a.example:81/x,  http://a.example:82/x,   false",
        "http://a.example/x,     /x,                      false"
    })
    void anOriginIsSchemeHostAndPort(String one, String other, boolean isSame) {
        assertThat(AllowedServers.sameOrigin(URI.create(one), URI.create(other)))
                .isEqualTo(isSame);
    }
}
