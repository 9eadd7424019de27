package org.paresthesia.cds.knowledge;

/**
 * A code with the words that a reader sees.
 *
 * @param system the code system's canonical address
 * @param code the code in it
 * @param display the words
 */
public record NamedCode(String system, String code, String display) {

    /** Refuses a code without system, code or words. */
    public NamedCode {
        if (system.isBlank() || code.isBlank() || display.isBlank()) {
            throw new IllegalArgumentException("a named code needs system, code and display");
        }
    }
}
