package org.paresthesia.cds.tools.text;

/** Lines for a terminal, wrapped and indented; every text that is added is made harmless first. */
public final class Page {

    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    /** Adds a line, or several where it is too long or holds line ends; those after the first stand a little further in. */
    public Page line(int indent, String words) {
        for (String line : TerminalText.harmless(words).split("\n", -1)) {
            wrap(indent, line);
        }
        return this;
    }

    /** Adds lines as they are laid out, each further in. */
    public Page block(int indent, String lines) {
        lines.strip().lines().forEach(each -> {
            int deeper = each.length() - each.stripLeading().length();
            if (each.isBlank()) {
                gap();
            } else {
                line(indent + deeper, each.strip());
            }
        });
        return this;
    }

    /** Adds an empty line, unless there is one. */
    public Page gap() {
        if (text.length() > 0 && !text.toString().endsWith("\n\n")) {
            text.append('\n');
        }
        return this;
    }

    private void wrap(int indent, String line) {
        String rest = line.stripTrailing();
        String margin = " ".repeat(indent);
        while (rest.length() > WIDTH - margin.length()) {
            int at = rest.lastIndexOf(' ', WIDTH - margin.length());
            if (at <= 0) {
                at = rest.indexOf(' ');
            }
            if (at <= 0) {
                break;
            }
            text.append(margin).append(rest, 0, at).append('\n');
            rest = rest.substring(at + 1).stripLeading();
            margin = " ".repeat(indent + 2);
        }
        text.append(margin).append(rest).append('\n');
    }

    /** The text, with a line end at its end. */
    @Override
    public String toString() {
        return text.toString();
    }
}
