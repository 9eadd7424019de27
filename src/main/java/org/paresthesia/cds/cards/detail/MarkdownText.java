package org.paresthesia.cds.cards.detail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text harmless inside GitHub Flavored Markdown, also where the reader's program renders raw HTML or finds links
 * by itself.
 *
 * <p>Characters that begin a block (list markers) are escaped only where a block could begin, so that numbers, dates and
 * units stay readable in programs that show the source.
 */
final class MarkdownText {

    /** The most characters of one text of a chart, counted in code points. */
    static final int LONGEST = 200;

    /** The most characters of a text that are looked at, so that no chart can buy time with a long one. */
    private static final int LOOKED_AT = 10 * LONGEST;

    private static final Pattern WHITESPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    /** Direction overrides, zero-width characters, lone surrogates and what Unicode does not define. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");

    private static final String SPECIAL = "\\`*_{}[]#!|~$";
    private static final int ROOM_FOR_ESCAPES = 16;
    private static final Pattern LIST_MARKER = Pattern.compile("(\\d*)([-+.)=])(?![\\p{L}\\p{N}])");
    private static final Pattern SLASHES = Pattern.compile("/(?=/)");
    private static final Pattern WORLD_WIDE_WEB = Pattern.compile("(?i)(www)\\.");
    private static final Pattern HOST = Pattern.compile("(?<=[\\p{L}\\p{N}_-])\\.(?=\\p{L}{2})");
    private static final Pattern AT = Pattern.compile(" ?@ ?");

    private MarkdownText() {}

    /** A text that may come from a chart: one line of visible characters, shortened, without markup or link. */
    static String ofChart(String text) {
        return escape(withoutLinks(shortened(text)));
    }

    /** A text of our own content, such as the title of a guideline: markup is escaped, nothing is cut. */
    static String ofContent(String text) {
        return escape(visible(text));
    }

    /** An address that can stand inside the round brackets of a link. */
    static String address(String https) {
        return https.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("<", "%3C");
    }

    private static String visible(String text) {
        if (isOrdinary(text)) {
            return text;
        }
        String oneLine = WHITESPACE.matcher(text).replaceAll(" ");
        return INVISIBLE.matcher(oneLine).replaceAll("").strip();
    }

    /** Printable ASCII with single spaces between words, as nearly every text is: nothing in it has to be looked for. */
    private static boolean isOrdinary(String text) {
        char before = ' ';
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter < ' ' || letter > '~' || letter == ' ' && before == ' ') {
                return false;
            }
            before = letter;
        }
        return before != ' ' || text.isEmpty();
    }

    private static String shortened(String text) {
        String seen = visible(text.length() <= LOOKED_AT ? text : text.substring(0, LOOKED_AT));
        if (seen.codePointCount(0, seen.length()) > LONGEST) {
            return seen.substring(0, seen.offsetByCodePoints(0, LONGEST)).strip() + "…";
        }
        return text.length() <= LOOKED_AT ? seen : seen + "…";
    }

    /** Renderers look for addresses in the finished text, where an escape is gone: only a space stops them all. */
    private static String withoutLinks(String text) {
        if (text.indexOf('.') < 0 && text.indexOf('@') < 0 && !text.contains("//")) {
            return text;
        }
        String withoutSlashes = SLASHES.matcher(text).replaceAll("/ ");
        String withoutWeb = WORLD_WIDE_WEB.matcher(withoutSlashes).replaceAll("$1 .");
        String withoutHosts = HOST.matcher(withoutWeb).replaceAll(". ");
        return AT.matcher(withoutHosts).replaceAll(" @ ");
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + ROOM_FOR_ESCAPES);
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> (SPECIAL.indexOf(letter) < 0 ? escaped : escaped.append('\\')).append(letter);
            }
        }
        Matcher marker = LIST_MARKER.matcher(escaped);
        if (marker.lookingAt()) {
            escaped.insert(marker.start(2), '\\');
        }
        return escaped.toString();
    }
}
