package org.paresthesia.cds.explain;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.paresthesia.cds.findings.Statement;
import org.paresthesia.cds.findings.Statement.Says;

/** The explanation in words. */
public final class Words {

    private Words() {}

    /** What became of a rule, as half a sentence. */
    public static String of(ExplainedRule rule, Map<String, Statement> statements) {
        return switch (rule.verdict()) {
            case SHOWN -> "shown as a card, " + rule.urgency().name().toLowerCase(Locale.ROOT);
            case LINE -> "true, and shown as a line of another card: there was no more room";
            case NOT_TRUE -> "not shown: certainly not true"
                    + missingOccasion(rule, statements)
                            .map(statement -> "; its occasion is not there: \"" + statement.name() + "\" is false")
                            .orElse("");
            case OPEN -> "not shown: unknown, because this could not be read: " + String.join(", ", rule.lacking());
            case UNKNOWN -> "not shown: unknown, because the record does not say";
            case SWITCHED_OFF -> "not shown: the site has switched this topic off";
            case ORDERED -> "not shown: true, but all that it could offer is ordered or done";
            case OVERRIDDEN -> "not shown: true, but its card was overridden lately on the same facts";
            case AFTER_CRITICAL -> "not shown: true, but cards that must not wait are shown alone";
            case ENOUGH_OF_ITS_KIND -> "not shown: true, but others that come before it take the room";
            case NOT_DUE -> "not shown: there is nothing to sum up, or no gap to tell";
        };
    }

    /** What a statement says. */
    public static String of(Statement statement) {
        return switch (statement.says()) {
            case TRUE -> "true";
            case FALSE -> "false";
            case UNKNOWN -> "unknown";
            case FOUND -> statement.found() + " found";
            case NONE_FOUND -> "none found";
            case KNOWN -> "known";
            case FAILED -> "could not be evaluated";
        };
    }

    /** The condition under which the service asks the rule at all, where that is what is false. */
    private static Optional<Statement> missingOccasion(ExplainedRule rule, Map<String, Statement> statements) {
        return rule.conditions().stream()
                .limit(rule.conditions().size() - 1L)
                .map(statements::get)
                .filter(statement -> statement != null && statement.says() == Says.FALSE)
                .findFirst();
    }
}
