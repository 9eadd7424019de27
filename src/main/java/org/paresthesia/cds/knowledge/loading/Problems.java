package org.paresthesia.cds.knowledge.loading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.paresthesia.cds.knowledge.KnowledgeProblem;
import org.paresthesia.cds.knowledge.Problem;

/** Collects everything that is wrong, so that a site mends its content in one round and not one mistake per start. */
final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();

    /** Adds a problem at the first line of a file that holds a word, or at no line where none does. */
    void add(TextFile file, String word, String what, String cure) {
        found.add(new Problem(file.path(), file.lineOf(word), what, cure));
    }

    /** Adds a problem of a file as a whole. */
    void add(String path, String what, String cure) {
        found.add(new Problem(path, 0, what, cure));
    }

    /** Adds a problem. */
    void add(Problem problem) {
        found.add(problem);
    }

    /** Adds a problem for each value that occurs more than once. */
    void addDuplicates(String path, Collection<String> values, String kind) {
        Set<String> seen = new LinkedHashSet<>();
        for (String value : values) {
            if (!seen.add(value)) {
                add(path, kind + " " + value + " occurs more than once", "give each " + kind + " a name of its own");
            }
        }
    }

    /** Runs a step that reports its own problems; they are taken over, and the fallback stands in for its result. */
    <T> T collect(Supplier<T> step, T fallback) {
        try {
            return step.get();
        } catch (KnowledgeProblem problem) {
            found.addAll(problem.problems());
            return fallback;
        }
    }

    /** How many there are; two counts tell whether something was found in between. */
    int count() {
        return found.size();
    }

    /** Ends the loading if anything was found. */
    void refuse() {
        if (!found.isEmpty()) {
            throw new KnowledgeProblem(List.copyOf(new ArrayList<>(found)));
        }
    }
}
