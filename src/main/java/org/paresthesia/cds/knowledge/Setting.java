package org.paresthesia.cds.knowledge;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A clinical number that a site may change, from a parameter of the CQL library of settings.
 *
 * @param name the parameter's name
 * @param meaning what it decides, from the comment above it
 * @param type its CQL type
 * @param defaultText its default as a CQL literal
 * @param unit its unit in words or UCUM; {@code 1} for a count; empty for a Boolean
 * @param low the lowest allowed number; absent for a Boolean
 * @param high the highest allowed number; absent for a Boolean
 * @param source where the default comes from
 */
public record Setting(
        String name,
        String meaning,
        Type type,
        String defaultText,
        String unit,
        Optional<BigDecimal> low,
        Optional<BigDecimal> high,
        String source) {

    private static final Pattern QUANTITY = Pattern.compile("(\\S+)\\s+'([^']*)'");

    /** The CQL types that a setting may have. */
    public enum Type {
        INTEGER,
        DECIMAL,
        QUANTITY,
        BOOLEAN
    }

    /** Refuses a setting without name or source, a number without range, and a default that is not allowed. */
    public Setting {
        Objects.requireNonNull(meaning);
        Objects.requireNonNull(type);
        Objects.requireNonNull(unit);
        if (name.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("a setting needs a name and a source");
        }
        if (type != Type.BOOLEAN && (unit.isBlank() || low.isEmpty() || high.isEmpty())) {
            throw new IllegalArgumentException("a number needs a unit and a range");
        }
        read(type, unit, low, high, defaultText);
    }

    /**
     * Reads a value as a CQL literal.
     *
     * @return a BigDecimal, Integer, Boolean or {@link Amount}
     * @throws IllegalArgumentException if the type, the unit or the size is wrong; the message says what is allowed
     */
    public Object value(String literal) {
        return read(type, unit, low, high, literal);
    }

    /** What a value must be, in words. */
    public String allowed() {
        return allowed(type, unit, low, high);
    }

    private static Object read(
            Type type, String unit, Optional<BigDecimal> low, Optional<BigDecimal> high, String literal) {
        String text = literal.strip();
        try {
            return switch (type) {
                case BOOLEAN -> truth(text);
                case INTEGER -> within(new BigDecimal(text), low, high).intValueExact();
                case DECIMAL -> within(new BigDecimal(text), low, high);
                case QUANTITY -> amount(text, unit, low, high);
            };
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new IllegalArgumentException("must be " + allowed(type, unit, low, high), wrong);
        }
    }

    private static String allowed(Type type, String unit, Optional<BigDecimal> low, Optional<BigDecimal> high) {
        if (type == Type.BOOLEAN) {
            return "true or false";
        }
        String kind = type == Type.INTEGER ? "a whole number" : "a number";
        String written = type == Type.QUANTITY ? ", written with its unit as in 1 '" + unit + "'" : "";
        return kind + " from " + low.orElseThrow() + " to " + high.orElseThrow() + " in " + unit + written;
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("not a Boolean");
        }
        return Boolean.valueOf(text);
    }

    private static Amount amount(String text, String unit, Optional<BigDecimal> low, Optional<BigDecimal> high) {
        Matcher quantity = QUANTITY.matcher(text);
        if (!quantity.matches() || !quantity.group(2).equals(unit)) {
            throw new IllegalArgumentException("not a quantity in that unit");
        }
        return new Amount(within(new BigDecimal(quantity.group(1)), low, high), unit);
    }

    private static BigDecimal within(BigDecimal number, Optional<BigDecimal> low, Optional<BigDecimal> high) {
        if (number.compareTo(low.orElseThrow()) < 0 || number.compareTo(high.orElseThrow()) > 0) {
            throw new IllegalArgumentException("outside the range");
        }
        return number;
    }
}
