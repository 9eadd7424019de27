package org.paresthesia.cds.cards.detail;

import java.util.Optional;
import java.util.regex.Pattern;
import org.paresthesia.cds.findings.Fact;

/**
 * The code that made a fact count.
 *
 * @param system the code system's address
 * @param code the code
 */
public record FactCode(String system, String code) {

    /** What FHIR R4 accepts as a code (datatypes, "code") after an address, with a bar between them. */
    private static final Pattern SYSTEM_AND_CODE = Pattern.compile("[^\\s|]+\\|[^\\s|]+( [^\\s|]+)*");

    private static final int LONGEST = 400;

    /** The code of a fact, absent where it has none that FHIR would accept. */
    public static Optional<FactCode> of(Fact fact) {
        if (fact.code().length() > LONGEST
                || !SYSTEM_AND_CODE.matcher(fact.code()).matches()) {
            return Optional.empty();
        }
        int bar = fact.code().indexOf('|');
        return Optional.of(
                new FactCode(fact.code().substring(0, bar), fact.code().substring(bar + 1)));
    }
}
