package org.paresthesia.cds.playground.board;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.paresthesia.cds.feedback.Counts;

/**
 * What the board is about; all of it stands in the address.
 *
 * @param from the first day, ISO 8601
 * @param to the last day
 * @param service the id of a service, empty for all
 * @param client a client, empty for all
 * @param topic a topic, empty for all
 */
public record BoardFilter(LocalDate from, LocalDate to, String service, String client, String topic) {

    private static final int USUAL_WEEKS = 12;

    /** What an address says; what is missing or no date is the last twelve weeks, and everything. */
    static BoardFilter of(Map<String, String> query, LocalDate today) {
        return new BoardFilter(
                day(query.get("from"), today.minusWeeks(USUAL_WEEKS)),
                day(query.get("to"), today),
                query.getOrDefault("service", ""),
                query.getOrDefault("client", ""),
                query.getOrDefault("topic", ""));
    }

    private static LocalDate day(String text, LocalDate usual) {
        try {
            LocalDate day = text == null ? usual : LocalDate.parse(text);
            return day.getYear() < 1 || day.getYear() > 9998 ? usual : day;
        } catch (DateTimeException none) {
            return usual;
        }
    }

    Counts.Wanted wanted() {
        return new Counts.Wanted(from, to, service, client, topic);
    }

    /** The query of the address that shows the same again. */
    public String query() {
        Map<String, String> parts = new java.util.TreeMap<>(Map.of(
                "from", from.toString(), "to", to.toString(), "service", service, "client", client, "topic", topic));
        return parts.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
