package org.paresthesia.cds.trust.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.paresthesia.cds.trust.limits.Entry.Refusal;

/**
 * Lets in of each client as many requests as it may have: a bucket of Bucket4j for how often, a bulkhead of Resilience4j for how many
 * at once. Nobody waits in here: whoever waited would hold a thread that another client needs.
 */
public final class Turnstiles {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Function<String, ClientLimits> limitsOf;
    private final Map<String, Turnstile> turnstiles = new ConcurrentHashMap<>();

    /** With what a site has set for each client, by its id; asked in every request, so that a change counts at once. */
    public Turnstiles(Function<String, ClientLimits> limitsOf) {
        this.limitsOf = limitsOf;
    }

    /** Whether a request of this client may go on. */
    public Entry enter(String client) {
        ClientLimits limits = limitsOf.apply(client);
        Turnstile turnstile = turnstiles.get(client);
        if (turnstile == null || !turnstile.limits.equals(limits)) {
            turnstile = turnstiles.compute(
                    client,
                    (id, known) -> known != null && known.limits.equals(limits) ? known : new Turnstile(limits));
        }
        return turnstile.enter();
    }

    /** The turnstile of one client. */
    private static final class Turnstile {

        private final ClientLimits limits;
        private final Optional<Bucket> bucket;
        private final Optional<Bulkhead> bulkhead;

        Turnstile(ClientLimits limits) {
            this.limits = limits;
            this.bucket =
                    Optional.of(limits).filter(ClientLimits::isRateLimited).map(Turnstile::bucket);
            this.bulkhead =
                    Optional.of(limits).filter(ClientLimits::isLimitedAtOnce).map(Turnstile::bulkhead);
        }

        private static Bucket bucket(ClientLimits limits) {
            return Bucket.builder()
                    .addLimit(limit ->
                            limit.capacity(limits.burst()).refillGreedy(limits.callsPerMinute(), Duration.ofMinutes(1)))
                    .build();
        }

        private static Bulkhead bulkhead(ClientLimits limits) {
            return Bulkhead.of(
                    "client",
                    BulkheadConfig.custom()
                            .maxConcurrentCalls(limits.atOnce())
                            .maxWaitDuration(Duration.ZERO)
                            .build());
        }

        Entry enter() {
            if (bucket.isPresent()) {
                ConsumptionProbe probe = bucket.get().tryConsumeAndReturnRemaining(1);
                if (!probe.isConsumed()) {
                    return Entry.refused(Refusal.TOO_OFTEN, Duration.ofNanos(probe.getNanosToWaitForRefill()));
                }
            }
            if (bulkhead.isEmpty()) {
                return Entry.granted(() -> {});
            }
            return bulkhead.get().tryAcquirePermission()
                    ? Entry.granted(bulkhead.get()::onComplete)
                    : Entry.refused(Refusal.TOO_MANY_AT_ONCE, SOON);
        }
    }
}
