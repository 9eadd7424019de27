package org.paresthesia.cds.playground.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a library in pieces for a page: names lead to where they are defined, value sets to their codes. */
public final class CqlText {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>/\\*.*?\\*/|//[^\\n]*)"
                    + "|(?<text>'(?:[^'\\\\]|\\\\.)*')"
                    + "|(?<defined>\\b(?:define(?: function)?|parameter|valueset|code|codesystem)\\s+)(?<name>\"[^\"]*\")"
                    + "|(?:\\b(?<alias>\\w+)\\.)?(?<reference>\"[^\"]*\")"
                    + "|\\binclude\\s+(?<included>\\w+)"
                    + "|\\b(?<word>library|using|version|called|context|and|or|not|exists|where|return|all|if|then|else|is|null|true|false|union"
                    + "|in|case|when|end|default|sort|let|with|such|that|flatten|from|as)\\b",
            Pattern.DOTALL);

    private static final Pattern INCLUDE = Pattern.compile("include\\s+(\\w+)[^\\n]*?called\\s+(\\w+)");
    private static final Pattern DEFINED =
            Pattern.compile("(?m)^\\s*(?:define(?: function)?|parameter|valueset|code|codesystem)\\s+\"([^\"]*)\"");
    private static final String SET = "https://paresthesia-cds.org/fhir/ValueSet/";

    /**
     * A piece of the text.
     *
     * @param text what is shown
     * @param style comment, text, name, word, or empty
     * @param anchor the name by which others lead here, empty for most
     * @param link where it leads, below the knowledge's address; empty for most
     */
    public record Piece(String text, String style, String anchor, String link) {}

    private final Map<String, String> texts;
    private final String library;
    private final Map<String, String> aliases = new HashMap<>();

    private CqlText(String library, Map<String, String> texts) {
        this.library = library;
        this.texts = texts;
        Matcher include = INCLUDE.matcher(texts.get(library));
        while (include.find()) {
            aliases.put(include.group(2), include.group(1));
        }
    }

    /** The pieces of a library, together its whole text. */
    static List<Piece> pieces(String library, Map<String, String> texts) {
        return new CqlText(library, texts).pieces();
    }

    /** The name of a define as it stands in an address. */
    public static String anchor(String define) {
        return define.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** What a library defines, in its order. */
    static List<String> defined(String text) {
        return DEFINED.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        Set<String> anchors = new HashSet<>();
        String text = texts.get(library);
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        while (token.find()) {
            pieces.add(new Piece(text.substring(at, token.start()), "", "", ""));
            add(token, pieces, anchors);
            at = token.end();
        }
        pieces.add(new Piece(text.substring(at), "", "", ""));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    private void add(Matcher token, List<Piece> pieces, Set<String> anchors) {
        if (token.group("comment") != null) {
            pieces.add(new Piece(token.group(), "comment", "", ""));
        } else if (token.group("text") != null) {
            pieces.add(new Piece(token.group(), "text", "", setOf(token.group("text"))));
        } else if (token.group("defined") != null) {
            pieces.add(new Piece(token.group("defined"), "word", "", ""));
            String anchor = anchor(unquoted(token.group("name")));
            pieces.add(new Piece(token.group("name"), "name", anchors.add(anchor) ? anchor : "", ""));
        } else if (token.group("reference") != null) {
            pieces.add(
                    new Piece(token.group(), "", "", link(token.group("alias"), unquoted(token.group("reference")))));
        } else if (token.group("included") != null) {
            String other = token.group("included");
            pieces.add(new Piece(token.group(), "", "", texts.containsKey(other) ? "cql/" + other : ""));
        } else {
            pieces.add(new Piece(token.group(), "word", "", ""));
        }
    }

    private String link(String alias, String name) {
        String target = alias == null ? library : aliases.getOrDefault(alias, "");
        boolean isDefined =
                texts.containsKey(target) && defined(texts.get(target)).contains(name);
        return isDefined ? "cql/" + target + "#" + anchor(name) : "";
    }

    private static String setOf(String literal) {
        String address = literal.substring(1, literal.length() - 1);
        return address.startsWith(SET) ? "value-sets/" + address.substring(SET.length()) : "";
    }

    private static String unquoted(String name) {
        return name.substring(1, name.length() - 1);
    }
}
