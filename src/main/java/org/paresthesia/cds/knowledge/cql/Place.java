package org.paresthesia.cds.knowledge.cql;

import java.util.Map;
import java.util.Set;

/**
 * Where an expression stands while the logic is followed.
 *
 * @param reader the define that is answered
 * @param inside the define or function whose text it is, reached from {@code reader} by calls
 * @param operands what is known of the operands of that function, by their names
 */
record Place(LogicText.Name reader, LogicText.Name inside, Map<String, Value> operands) {

    /**
     * What a value is computed from.
     *
     * @param windows the settings that are windows, as {@code Library.Parameter}
     * @param isFixed whether it comes from settings and the evaluation time alone, and not from the record
     * @param paths the elements of the record that it reads, such as {@code effective}
     * @param aliases the names of the data in queries from which it comes
     */
    record Value(Set<String> windows, boolean isFixed, Set<String> paths, Set<String> aliases) {}

    /** The text of the define itself. */
    static Place of(LogicText.Name reader) {
        return new Place(reader, reader, Map.of());
    }
}
