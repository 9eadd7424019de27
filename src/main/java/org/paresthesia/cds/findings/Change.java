package org.paresthesia.cds.findings;

import java.util.List;

/**
 * One way in which the answer of a rule would be another: all its steps together.
 *
 * @param steps statements that would have to say otherwise
 */
public record Change(List<Step> steps) {

    /**
     * A statement that would have to say otherwise.
     *
     * @param statement its {@link Statement#id}
     * @param then what it would have to say
     */
    public record Step(String statement, Statement.Says then) {}

    /** Copies the list. */
    public Change {
        steps = List.copyOf(steps);
    }
}
