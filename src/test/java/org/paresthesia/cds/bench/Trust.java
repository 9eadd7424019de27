package org.paresthesia.cds.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** What it costs to know who calls: the same calls to two services, one of which asks for a signed token in each. */
final class Trust {

    private static final String HEAP = "512m";
    private static final String ISSUER = "https://ehr.example.org";
    private static final int KILOBYTES = 25;
    private static final int CALLS = 300;
    private static final int SLICES = 8;
    private static final int WARM_UP_SLICES = 8;
    private static final int VERIFICATIONS = 4_000;

    private final ECKey key;
    private final Subject open;
    private final Subject guarded;
    private final Chart chart;
    private final byte[] body;

    private Trust(ECKey key, Subject open, Subject guarded, Chart chart) throws IOException {
        this.key = key;
        this.open = open;
        this.guarded = guarded;
        this.chart = chart;
        this.body = Body.of(chart, KILOBYTES * 1000);
    }

    /**
     * The medians in microseconds.
     *
     * @param open of calls without a token
     * @param guarded of calls with one
     * @param verification of the verification of such a signature alone
     */
    record Figures(double open, double guarded, double verification) {

        /** What is left of the difference. */
        double rest() {
            return guarded - open - verification;
        }
    }

    static Figures measure() throws IOException, InterruptedException {
        ECKey key = key();
        Path keys = Files.createDirectories(Path.of("target", "bench")).resolve("keys.json");
        Files.writeString(keys, new JWKSet(key.toPublicJWK()).toString());
        int ehrPort = Subject.freePort();
        try (Subject open = Programs.service("open", HEAP, ehrPort, List.of(store("open")));
                Subject guarded = Programs.service(
                        "guarded",
                        HEAP,
                        Subject.freePort(),
                        List.of(
                                store("guarded"),
                                "-Dparesthesia.authentication.required=true",
                                "-Dparesthesia.clients.ehr.limits.calls-per-minute=0",
                                "-Dparesthesia.clients.ehr.token.issuer=" + ISSUER,
                                "-Dparesthesia.clients.ehr.token.jwk-set-file=" + keys.toAbsolutePath()))) {
            return new Trust(key, open, guarded, Chart.of(Bench.PATIENT, open.port(), ehrPort)).figures();
        }
    }

    /** A store of its own for each, written as the default one is: the ids of tokens are kept there. */
    private static String store(String name) {
        return "-Dspring.datasource.url=jdbc:h2:file:./target/bench/" + name
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;"
                + "DEFAULT_NULL_ORDERING=HIGH;RETENTION_TIME=3000;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID("bench").generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The two take turns, so that whatever else the machine does meets both. */
    private Figures figures() throws IOException {
        for (int slice = 0; slice < WARM_UP_SLICES; slice++) {
            calls(open);
            calls(guarded);
        }
        long[] without = new long[0];
        long[] with = new long[0];
        for (int slice = 0; slice < SLICES; slice++) {
            without = joined(without, calls(open));
            with = joined(with, calls(guarded));
        }
        return new Figures(median(without), median(with), median(verifications()));
    }

    /**
     * Every call has a token of its own. All are signed before the first call: signing takes longer than a call, and a client that is
     * busy waits for a processor when its answer comes. The open service's tokens are signed too, and left out.
     */
    private long[] calls(Subject service) throws IOException {
        List<byte[]> requests = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            requests.add(request(service));
        }
        long[] latencies = new long[CALLS];
        try (Connection connection = new Connection(service.port())) {
            for (int call = 0; call < CALLS; call++) {
                long start = System.nanoTime();
                connection.call(requests.get(call));
                latencies[call] = System.nanoTime() - start;
            }
        }
        return latencies;
    }

    private byte[] request(Subject service) {
        String host = "localhost:" + service.port();
        String signed = token("http://" + host + chart.path());
        String token = service == guarded ? "Authorization: Bearer " + signed + "\r\n" : "";
        return Connection.request("POST", chart.path(), "Host: " + host + "\r\n" + token, body);
    }

    private String token(String audience) {
        Instant now = Instant.now();
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES384)
                            .type(JOSEObjectType.JWT)
                            .keyID(key.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(ISSUER)
                            .audience(audience)
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(300)))
                            .jwtID(UUID.randomUUID().toString())
                            .build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The library's verification of one signature, in this process; its first half is warm-up. */
    private long[] verifications() {
        long[] times = new long[VERIFICATIONS];
        try {
            SignedJWT token = SignedJWT.parse(token("http://localhost"));
            ECDSAVerifier verifier = new ECDSAVerifier(key.toECPublicKey());
            for (int each = 0; each < times.length; each++) {
                long start = System.nanoTime();
                if (!token.verify(verifier)) {
                    throw new IllegalStateException("a signature of our own does not fit");
                }
                times[each] = System.nanoTime() - start;
            }
        } catch (JOSEException | ParseException broken) {
            throw new IllegalStateException(broken);
        }
        return Arrays.copyOfRange(times, times.length / 2, times.length);
    }

    private static long[] joined(long[] one, long[] other) {
        long[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static double median(long[] nanoseconds) {
        long[] sorted = nanoseconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1000.0;
    }
}
