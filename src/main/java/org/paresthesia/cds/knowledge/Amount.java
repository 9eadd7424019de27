package org.paresthesia.cds.knowledge;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A number with its unit: the value of a setting whose type in CQL is Quantity.
 *
 * @param number the number
 * @param unit the unit as in UCUM
 */
public record Amount(BigDecimal number, String unit) {

    /** Refuses an amount without number or unit. */
    public Amount {
        Objects.requireNonNull(number);
        Objects.requireNonNull(unit);
    }
}
