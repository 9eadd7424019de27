package org.paresthesia.cds.trust.limits;

import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one client may ask, under {@code paresthesia.clients.<id>.limits}; 0 is no limit.
 *
 * @param callsPerMinute requests in a minute, in the long run, beyond which they get 429; 0 is no limit; none for {@code default} without a token
 * @param burst requests that may come at once after a quiet time
 * @param atOnce requests that are answered at the same moment, beyond which they get 503
 */
public record ClientLimits(
        @DefaultValue("3000") int callsPerMinute, @DefaultValue("200") int burst, @DefaultValue("32") int atOnce) {

    /** What a client has that proves who it is and for which nothing is set. */
    public static final ClientLimits USUAL = new ClientLimits(3_000, 200, 32);

    /** For those who can't be told apart: a limit on one would be a limit on all. */
    public static final ClientLimits NONE = new ClientLimits(0, 0, 0);

    /** Refuses limits that let nothing through. */
    public ClientLimits {
        if (callsPerMinute < 0 || burst < 0 || atOnce < 0 || (callsPerMinute > 0 && burst < 1)) {
            throw new WrongConfiguration("paresthesia.clients.*.limits: calls-per-minute and at-once must be 0 or more,"
                    + " and burst at least 1 where calls are counted");
        }
    }

    boolean isRateLimited() {
        return callsPerMinute > 0;
    }

    boolean isLimitedAtOnce() {
        return atOnce > 0;
    }
}
