package org.paresthesia.cds.tools.text;

import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Makes text harmless for a terminal: chart text may hold escape sequences that move the cursor or hide other lines. */
public final class TerminalText {

    private TerminalText() {}

    /** The text with every character that is not simply shown written as {@code <U+001B>}; line ends stay. */
    public static String harmless(String text) {
        return written(text, sign -> String.format(Locale.ROOT, "<U+%04X>", sign));
    }

    /** The same for JSON text, where such characters can only stand in strings: they are written as JSON escapes. */
    public static String harmlessJson(String json) {
        return written(json, sign -> new String(Character.toChars(sign))
                .chars()
                .mapToObj(unit -> String.format(Locale.ROOT, "\\u%04x", unit))
                .collect(Collectors.joining()));
    }

    private static String written(String text, IntFunction<String> form) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(each -> {
            if (each == '\n' || isShown(each)) {
                shown.appendCodePoint(each);
            } else {
                shown.append(form.apply(each));
            }
        });
        return shown.toString();
    }

    /** Control characters, direction marks, what joins without being seen, halves of pairs and private signs are not. */
    private static boolean isShown(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
