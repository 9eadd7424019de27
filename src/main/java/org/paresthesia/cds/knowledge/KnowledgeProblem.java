package org.paresthesia.cds.knowledge;

import java.util.List;
import java.util.stream.Collectors;

/** Content that cannot be used; the start fails with this one message, which names file, line and cure of every problem. */
public class KnowledgeProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** Several problems, one per line of the message. */
    public KnowledgeProblem(List<Problem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /** One problem. */
    public KnowledgeProblem(Problem problem) {
        this(List.of(problem));
    }

    /** The problems, in the order of the message. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
}
