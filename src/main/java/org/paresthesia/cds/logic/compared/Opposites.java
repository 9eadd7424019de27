package org.paresthesia.cds.logic.compared;

import java.util.ArrayList;
import java.util.List;
import org.paresthesia.cds.findings.Comparison;
import org.paresthesia.cds.findings.Comparison.Asked;

/** "Below" and "at least" one limit are one question asked from both sides: the side that was asked first is told. */
final class Opposites {

    private Opposites() {}

    static List<Comparison> without(List<Comparison> compared) {
        List<Comparison> told = new ArrayList<>();
        for (Comparison each : compared) {
            if (told.stream().noneMatch(other -> isOpposite(other, each))) {
                told.add(each);
            }
        }
        return told;
    }

    private static boolean isOpposite(Comparison one, Comparison other) {
        return one.asked() == opposite(other.asked())
                && one.limit().equals(other.limit())
                && one.setting().equals(other.setting())
                && one.fact().equals(other.fact());
    }

    private static Asked opposite(Asked asked) {
        return switch (asked) {
            case BELOW -> Asked.AT_LEAST;
            case AT_LEAST -> Asked.BELOW;
            case ABOVE -> Asked.AT_MOST;
            case AT_MOST -> Asked.ABOVE;
            default -> null;
        };
    }
}
