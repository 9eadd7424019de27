package org.paresthesia.cds.http.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Makes guessing slow: after some wrong passwords from an address, the next is not even looked at for a time that doubles. */
final class Attempts {

    private static final int FREE = 3;
    private static final int MOST_DOUBLINGS = 9;
    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Cache<String, Wrong> wrong = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** How often it was wrong, and when last. */
    private record Wrong(int times, Instant last) {

        Instant freeAgain() {
            int doublings = Math.min(times - FREE, MOST_DOUBLINGS);
            return doublings < 0 ? last : last.plusSeconds(1L << doublings);
        }
    }

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** Whether an address may try now. */
    boolean isFree(String address) {
        Wrong before = wrong.getIfPresent(address);
        return before == null || !clock.instant().isBefore(before.freeAgain());
    }

    /** Notes a wrong password. */
    void failed(String address) {
        wrong.asMap()
                .merge(
                        address,
                        new Wrong(1, clock.instant()),
                        (before, now) -> new Wrong(before.times() + 1, now.last()));
    }

    /** Forgets what was wrong before. */
    void succeeded(String address) {
        wrong.invalidate(address);
    }
}
