package org.paresthesia.cds.cql;

import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as offsets from the evaluation time D, for example {@code D-5mo}, {@code D-18y+1d/day}, {@code D-2h}. */
final class Offsets {

    /** The pinned evaluation time of all rows. */
    static final ZonedDateTime D = OffsetDateTime.parse("2026-11-20T10:00:00Z").atZoneSameInstant(ZoneId.of("UTC"));

    private static final Pattern OFFSET = Pattern.compile("D((?:[+-]\\d+(?:y|mo|w|d|h|min|s))*)(?:/(day|month|year))?");
    private static final Pattern STEP = Pattern.compile("([+-]\\d+)(y|mo|w|d|h|min|s)");
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    private Offsets() {}

    /** Replaces the offsets in every text of a YAML value. */
    static Object resolve(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> resolved = new LinkedHashMap<>();
            map.forEach((key, each) -> resolved.put(key.toString(), resolveField(key.toString(), each)));
            return resolved;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Offsets::resolve).toList();
        }
        return value instanceof String text ? date(text, "") : value;
    }

    private static Object resolveField(String name, Object value) {
        return value instanceof String text ? date(text, "birthDate".equals(name) ? "day" : "") : resolve(value);
    }

    private static String date(String text, String usualPrecision) {
        Matcher offset = OFFSET.matcher(text);
        if (!offset.matches()) {
            return text;
        }
        ZonedDateTime date = D;
        Matcher step = STEP.matcher(offset.group(1));
        while (step.find()) {
            date = plus(date, Integer.parseInt(step.group(1)), step.group(2));
        }
        return write(date, offset.group(2) == null ? usualPrecision : offset.group(2));
    }

    private static ZonedDateTime plus(ZonedDateTime date, int count, String unit) {
        return switch (unit) {
            case "y" -> date.plus(Period.ofYears(count));
            case "mo" -> date.plus(Period.ofMonths(count));
            case "w" -> date.plusWeeks(count);
            case "d" -> date.plusDays(count);
            case "h" -> date.plusHours(count);
            case "min" -> date.plusMinutes(count);
            default -> date.plusSeconds(count);
        };
    }

    private static String write(ZonedDateTime date, String precision) {
        return switch (precision) {
            case "day" -> date.toLocalDate().toString();
            case "month" -> date.toLocalDate().toString().substring(0, 7);
            case "year" -> date.toLocalDate().toString().substring(0, 4);
            default -> INSTANT.format(date);
        };
    }
}
