package org.paresthesia.cds.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Notes how every test of a class with proofs ended; the launcher finds it as a service. */
public final class OutcomeRecorder implements TestExecutionListener {

    private final Map<String, Map<String, Outcome>> byClass = new TreeMap<>();
    private TestPlan plan;

    /** A method of a class; the empty method is the class itself. */
    private record Place(String testClass, String method) {}

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        byClass.clear();
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        note(test, Outcome.SKIPPED);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.FAILED) {
            note(test, Outcome.FAILED);
        } else if (result.getStatus() == Status.ABORTED) {
            note(test, Outcome.SKIPPED);
        } else if (test.isTest()) {
            note(test, Outcome.PASSED);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        byClass.entrySet().stream()
                .filter(each -> hasProofs(each.getKey()))
                .forEach(each -> Outcomes.write(each.getKey(), each.getValue()));
    }

    private static boolean hasProofs(String testClass) {
        try {
            return Proofs.of(Class.forName(testClass, false, OutcomeRecorder.class.getClassLoader()))
                    .findAny()
                    .isPresent();
        } catch (ClassNotFoundException notOfThisProject) {
            return false;
        }
    }

    private void note(TestIdentifier test, Outcome outcome) {
        place(test).ifPresent(place -> byClass.computeIfAbsent(place.testClass(), name -> new TreeMap<>())
                .merge(place.method(), outcome, Outcome::and));
    }

    /** The method that a test was made by, or the class if it has none. */
    private Optional<Place> place(TestIdentifier test) {
        Optional<TestIdentifier> each = Optional.of(test);
        while (each.isPresent()) {
            TestSource source = each.get().getSource().orElse(null);
            if (source instanceof MethodSource method) {
                return Optional.of(new Place(method.getClassName(), method.getMethodName()));
            }
            if (source instanceof ClassSource whole) {
                return Optional.of(new Place(whole.getClassName(), ""));
            }
            each = plan.getParent(each.get());
        }
        return Optional.empty();
    }
}
