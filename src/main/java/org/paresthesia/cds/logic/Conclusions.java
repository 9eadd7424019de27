package org.paresthesia.cds.logic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.UnreadData;
import org.paresthesia.cds.knowledge.cql.DataNeeds;

/**
 * What the logic says of a chart, and what it would say had everything been read.
 *
 * @param said the answers
 * @param ifAllWereRead the answers with nothing unread, asked only for what is unknown
 * @param unread what could not be read
 * @param needs which data each define rests on
 */
record Conclusions(Answers said, Answers ifAllWereRead, Set<UnreadData> unread, DataNeeds needs) {

    /** Whether all of some Boolean defines hold; the first that does not settles it. */
    Truth areAll(List<String> defines) {
        Truth all = Truth.HOLDS;
        for (String define : defines) {
            Truth each = said.truth(define);
            if (each == Truth.DOES_NOT_HOLD) {
                return each;
            }
            all = each == Truth.UNKNOWN ? each : all;
        }
        return all;
    }

    /** The unread needs that keep it unknown whether all of some defines hold; none where it is known. */
    Set<String> unknownForLackOf(List<String> defines) {
        Set<String> lacking = new HashSet<>();
        if (areAll(defines) == Truth.UNKNOWN) {
            defines.forEach(define -> lacking.addAll(unknownForLackOf(define)));
        }
        return lacking;
    }

    /**
     * The unread needs that keep a define unknown; empty where it is known, or unknown for another reason. One that could not be
     * evaluated is open for lack of everything it rests on: silence would look like reassurance.
     */
    Set<String> unknownForLackOf(String define) {
        boolean isUnknown = said.truth(define) == Truth.UNKNOWN;
        if (isUnknown && said.isLate(define)) {
            return Set.of(UnreadData.THE_RULES);
        }
        if (isUnknown && said.hasFailed(define)) {
            return needs.needsOf(define);
        }
        if (!isUnknown || unread.isEmpty() || isUnknownForAnotherReason(define)) {
            return Set.of();
        }
        Set<String> names = unread.stream().map(UnreadData::need).collect(Collectors.toSet());
        Set<String> lacking = new HashSet<>(needs.needsOf(define));
        lacking.retainAll(names);
        return lacking.isEmpty() ? names : lacking;
    }

    /** Where there was no time to find out, what was not read is taken as the reason. */
    private boolean isUnknownForAnotherReason(String define) {
        return ifAllWereRead.truth(define) == Truth.UNKNOWN && !ifAllWereRead.isLate(define);
    }
}
