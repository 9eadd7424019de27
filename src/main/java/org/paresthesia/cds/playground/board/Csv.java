package org.paresthesia.cds.playground.board;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paresthesia.cds.feedback.Counts;

/** Counts as comma-separated values (RFC 4180); no cell is taken for a formula by a spreadsheet. */
final class Csv {

    private Csv() {}

    static String of(List<Counts.Cards> cards) {
        Stream<String> head = Stream.of("day,service,client,topic,shown,accepted,overridden");
        Stream<String> rows = cards.stream().map(Csv::row);
        return Stream.concat(head, rows).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String row(Counts.Cards cards) {
        return Stream.of(
                        cards.day().toString(),
                        text(cards.service()),
                        text(cards.client()),
                        text(cards.topic()),
                        String.valueOf(cards.shown()),
                        String.valueOf(cards.accepted()),
                        String.valueOf(cards.overridden()))
                .collect(Collectors.joining(","));
    }

    private static String text(String text) {
        String harmless = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return harmless.matches("[A-Za-z0-9 ._'-]*") ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
