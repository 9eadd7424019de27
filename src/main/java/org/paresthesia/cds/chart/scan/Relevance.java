package org.paresthesia.cds.chart.scan;

import java.util.Set;
import org.paresthesia.cds.knowledge.LookBack;

/** What the rules can use, asked while a body is read: what they cannot use is never parsed. */
public interface Relevance {

    /** How the names of all elements begin. */
    Set<String> ANYTHING = Set.of("");

    /** Whether a resource of this type with this coding anywhere in it can matter to a rule. */
    boolean canMatch(String type, String system, String code);

    /** How far back the rules look for resources of this type with this coding; by default however old they are. */
    default LookBack lookBack(String type, String system, String code) {
        return canMatch(type, system, code) ? LookBack.ENDLESS : LookBack.NONE;
    }

    /** How the names of the elements begin whose codings can make resources of this type matter; by default any do. */
    default Set<String> choosing(String type) {
        return ANYTHING;
    }

    /** Whether resources of this type can matter whatever codings are in them. */
    boolean mattersUncoded(String type);

    /** Whether resources are parsed even if no rule can use them. */
    default boolean isUnfiltered() {
        return false;
    }

    /** Everything matters: the filter is off. */
    static Relevance everything() {
        return new Relevance() {
            @Override
            public boolean canMatch(String type, String system, String code) {
                return true;
            }

            @Override
            public boolean mattersUncoded(String type) {
                return true;
            }

            @Override
            public boolean isUnfiltered() {
                return true;
            }
        };
    }
}
