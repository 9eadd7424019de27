package org.paresthesia.cds.cards;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.paresthesia.cds.knowledge.NamedCode;

/**
 * A code with its words (CDS Hooks 2.0.1, "Coding"); we always send the words, so that override reasons are complete.
 *
 * @param code the code
 * @param system the code system's canonical address
 * @param display the words
 */
@JsonPropertyOrder({"system", "code", "display"})
public record Coding(String code, String system, String display) {

    /** Refuses a coding with an empty part. */
    public Coding {
        if (code.isBlank() || system.isBlank() || display.isBlank()) {
            throw new IllegalArgumentException("a coding on a card needs code, system and display");
        }
    }

    /** The same code as the knowledge names it. */
    static Coding of(NamedCode code) {
        return new Coding(code.code(), code.system(), code.display());
    }
}
