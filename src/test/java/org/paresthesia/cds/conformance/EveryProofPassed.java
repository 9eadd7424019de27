package org.paresthesia.cds.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The last test of a build: every test that the page of conformance names was run in it, and passed. */
class EveryProofPassed {

    @Test
    void everyProofPassed() {
        assumeThat(isWholeBuild()).isTrue();
        List<String> lacking = Proofs.ofTheProject().all().stream()
                .flatMap(EveryProofPassed::problem)
                .toList();
        assertThat(lacking)
                .as(
                        "docs/conformance.md names these tests; run the whole ./verify, and ./generate-conformance after a change")
                .isEmpty();
    }

    private static Stream<String> problem(Proof proof) {
        Optional<Outcome> outcome = Outcomes.of(proof);
        return outcome.filter(Outcome.PASSED::equals).isPresent()
                ? Stream.empty()
                : Stream.of(proof + " " + outcome.map(Outcome::name).orElse("was not run"));
    }

    /** Who runs some tests only does not ask for this one. */
    private static boolean isWholeBuild() {
        return System.getProperty("test") == null && System.getProperty("it.test") == null;
    }
}
