package org.paresthesia.cds.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.launcher.core.LauncherFactory;

/** What becomes of tests that pass, fail, are left out or never run. */
class OutcomeRecorderTest {

    /** One test of each kind; nobody runs it but this test. */
    static class OfEachKind {

        @Test
        @Proves("A1")
        void passes() {}

        @Test
        @Proves("A1")
        void fails() {
            fail("as it should");
        }

        @Test
        @Disabled("as it should be")
        @Proves("A1")
        void isLeftOut() {}

        @Test
        @Proves("A1")
        void assumesWhatIsNotSo() {
            assumeThat(true).isFalse();
        }

        @TestFactory
        @Proves("A1")
        Stream<DynamicTest> failsInOneOfMany() {
            return Stream.of(1, 2, 3)
                    .map(each -> DynamicTest.dynamicTest(
                            each + "", () -> assertThat(each).isNotEqualTo(2)));
        }

        @TestFactory
        @Proves("A1")
        Stream<DynamicTest> makesNone() {
            return Stream.of();
        }
    }

    /** Its only test would pass. */
    @Proves("A1")
    static class OfBrokenBeginning {

        @BeforeAll
        static void begin() {
            fail("as it should");
        }

        @Test
        void passes() {}
    }

    private static Map<String, Optional<Outcome>> outcomes(Class<?> testClass) {
        LauncherFactory.create()
                .execute(request().selectors(selectClass(testClass)).build(), new OutcomeRecorder());
        return Proofs.of(testClass).collect(Collectors.toMap(Proof::method, Outcomes::of));
    }

    @Test
    void everyTestHasItsOwnOutcome() {
        assertThat(outcomes(OfEachKind.class))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "passes", Optional.of(Outcome.PASSED),
                        "fails", Optional.of(Outcome.FAILED),
                        "isLeftOut", Optional.of(Outcome.SKIPPED),
                        "assumesWhatIsNotSo", Optional.of(Outcome.SKIPPED),
                        "failsInOneOfMany", Optional.of(Outcome.FAILED),
                        "makesNone", Optional.empty()));
    }

    @Test
    void aClassIsAsGoodAsItsWorstTest() {
        assertThat(outcomes(OfBrokenBeginning.class)).containsExactly(Map.entry("", Optional.of(Outcome.FAILED)));
    }
}
