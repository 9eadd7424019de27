package org.paresthesia.cds.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One item of the checklist, in our own words.
 *
 * @param id its number, such as {@code E2}
 * @param level SHALL, SHOULD, MAY, or OWN for a demand of ours; "client" where it binds the client
 * @param version the first version of CDS Hooks that has it; empty for 2.0.1
 * @param demand what it asks for
 * @param reading how an unclear point is read
 * @param notYet what of it is not there yet, and why
 * @param noTest why no test can show it
 */
public record Item(
        String id,
        String level,
        String version,
        String demand,
        Optional<String> reading,
        Optional<String> notYet,
        Optional<String> noTest) {

    private static final List<String> FIELDS =
            List.of("id", "level", "version", "demand", "reading", "not-yet", "no-test");

    /** Refuses an item without a number, a level or a sentence, and one that is excused twice. */
    public Item {
        if (!id.matches("[A-Q]\\d{1,2}") || level.isBlank() || demand.isBlank()) {
            throw new IllegalArgumentException("an item needs id, level and demand: " + id);
        }
        if (notYet.isPresent() && noTest.isPresent()) {
            throw new IllegalArgumentException(id + " is excused twice");
        }
    }

    /** Reads an item of the file; a field of another name is a slip of the pen. */
    static Item of(Map<String, String> row) {
        if (!FIELDS.containsAll(row.keySet())) {
            throw new IllegalArgumentException("unknown field in " + row);
        }
        return new Item(
                row.getOrDefault("id", ""),
                row.getOrDefault("level", ""),
                row.getOrDefault("version", ""),
                row.getOrDefault("demand", ""),
                Optional.ofNullable(row.get("reading")),
                Optional.ofNullable(row.get("not-yet")),
                Optional.ofNullable(row.get("no-test")));
    }

    /** The letter of its section. */
    String section() {
        return id.substring(0, 1);
    }

    /** The reason why it may lack a test. */
    Optional<String> excuse() {
        return notYet.or(() -> noTest);
    }
}
