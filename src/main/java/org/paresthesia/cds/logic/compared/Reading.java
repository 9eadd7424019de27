package org.paresthesia.cds.logic.compared;

import java.math.BigDecimal;
import org.opencds.cqf.cql.engine.runtime.Tuple;
import org.paresthesia.cds.findings.Comparison.Asked;
import org.paresthesia.cds.findings.Comparison.Outcome;

/**
 * A result as an interval: {@code <150} is anything below. A missing end is open to all sides.
 *
 * @param low its lower end, or null
 * @param isLowOpen whether the lower end itself is outside
 * @param high its upper end, or null
 * @param isHighOpen whether the upper end itself is outside
 */
record Reading(BigDecimal low, boolean isLowOpen, BigDecimal high, boolean isHighOpen) {

    /** The interval of a row of results; of any other row the number that was compared. */
    static Reading of(Object row, Object compared) {
        if (row instanceof Tuple tuple && tuple.getElements().containsKey("isHighOpen")) {
            return new Reading(
                    (BigDecimal) tuple.getElement("low"),
                    Boolean.TRUE.equals(tuple.getElement("isLowOpen")),
                    (BigDecimal) tuple.getElement("high"),
                    Boolean.TRUE.equals(tuple.getElement("isHighOpen")));
        }
        BigDecimal number = compared instanceof BigDecimal known ? known : null;
        return new Reading(number, false, number, false);
    }

    /** What a question that the logic did not answer with "certainly" comes to: certainly not, or left open. */
    Outcome otherwise(Asked asked, BigDecimal limit) {
        boolean isCertainlyNot =
                switch (asked) {
                    case BELOW -> low != null && low.compareTo(limit) >= 0;
                    case AT_MOST -> low != null && isAbove(limit);
                    case AT_LEAST -> high != null && isBelow(limit);
                    default -> high != null && high.compareTo(limit) <= 0;
                };
        return isCertainlyNot ? Outcome.NOT_MET : Outcome.UNKNOWN;
    }

    private boolean isAbove(BigDecimal limit) {
        int order = low.compareTo(limit);
        return order > 0 || (order == 0 && isLowOpen);
    }

    private boolean isBelow(BigDecimal limit) {
        int order = high.compareTo(limit);
        return order < 0 || (order == 0 && isHighOpen);
    }
}
