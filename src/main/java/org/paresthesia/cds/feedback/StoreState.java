package org.paresthesia.cds.feedback;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Whether the store can be used, for whoever decides whether calls should be sent here.
 *
 * @param isUp whether it can be used now; not while it is away or switched off
 * @param isRequired whether the site sends no calls to a service without it
 */
public record StoreState(BooleanSupplier isUp, boolean isRequired) {

    /** Refuses a missing part. */
    public StoreState {
        Objects.requireNonNull(isUp);
    }

    /** Whether the store is away although the site requires it. */
    public boolean isMissed() {
        return isRequired && !isUp.getAsBoolean();
    }
}
