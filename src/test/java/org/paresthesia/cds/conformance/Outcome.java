package org.paresthesia.cds.conformance;

/** How a test ended, the worst last. */
enum Outcome {
    PASSED,
    SKIPPED,
    FAILED;

    /** The worse of the two. */
    Outcome and(Outcome other) {
        return compareTo(other) > 0 ? this : other;
    }
}
