package org.paresthesia.cds.knowledge.loading;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.ParameterDef;
import org.paresthesia.cds.knowledge.Problem;
import org.paresthesia.cds.knowledge.Setting;
import org.paresthesia.cds.knowledge.Settings;

/**
 * Reads the catalogue of settings from the CQL library of settings: the translated library says which parameters there
 * are, its text says what the comment above each promises.
 */
final class SettingsReader {

    private static final Pattern PARAMETER =
            Pattern.compile("parameter\\s+\"?([^\"]+?)\"?\\s+(\\w+)\\s+default\\s+(.+)", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("@(unit|range|source):\\s*(.*)");
    private static final Pattern RANGE = Pattern.compile("(\\S+?)\\s*\\.\\.\\s*(\\S+)");
    private static final Pattern COMMENT_MARKS = Pattern.compile("^\\s*(//+|/\\*+|\\*+/|\\*)?\\s?|\\s*\\*/\\s*$");
    private static final String CURE = "write above it: what it decides, @unit:, @range: low..high, @source:";

    private final TextFile file;
    private final Problems problems;

    SettingsReader(TextFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The settings; a parameter that is not described as it should be is a problem and is left out. */
    Settings read(Library library) {
        List<Setting> settings = new ArrayList<>();
        if (library.getParameters() != null) {
            for (ParameterDef parameter : library.getParameters().getDef()) {
                setting(parameter).ifPresent(settings::add);
            }
        }
        return new Settings(settings);
    }

    private Optional<Setting> setting(ParameterDef parameter) {
        int[] span = span(parameter.getLocator());
        Matcher declared = PARAMETER.matcher(lines(span[0], span[1]));
        if (!declared.find()) {
            return refuse(span[0], parameter, "is not written as: parameter \"Name\" Type default value");
        }
        try {
            String type = declared.group(2).toUpperCase(Locale.ROOT);
            String defaultText = declared.group(3).strip();
            return Optional.of(setting(parameter.getName(), type, defaultText, tags(commentAbove(span[0]))));
        } catch (IllegalArgumentException incomplete) {
            return refuse(span[0], parameter, "can't be a setting: " + incomplete.getMessage());
        }
    }

    private static Setting setting(String name, String type, String defaultText, Map<String, String> tags) {
        Matcher range = RANGE.matcher(tags.getOrDefault("range", ""));
        boolean isRange = range.matches();
        return new Setting(
                name,
                tags.getOrDefault("meaning", "").strip(),
                Setting.Type.valueOf(type),
                defaultText,
                tags.getOrDefault("unit", ""),
                isRange ? Optional.of(new BigDecimal(range.group(1))) : Optional.empty(),
                isRange ? Optional.of(new BigDecimal(range.group(2))) : Optional.empty(),
                tags.getOrDefault("source", ""));
    }

    private Optional<Setting> refuse(int line, ParameterDef parameter, String reason) {
        problems.add(new Problem(file.path(), line, "the parameter \"" + parameter.getName() + "\" " + reason, CURE));
        return Optional.empty();
    }

    /** First and last line of a translator's locator such as {@code 12:1-12:40}. */
    private static int[] span(String locator) {
        String[] ends = locator.split("-");
        int first = Integer.parseInt(ends[0].split(":")[0]);
        int last = Integer.parseInt(ends[ends.length - 1].split(":")[0]);
        return new int[] {first, last};
    }

    private String lines(int first, int last) {
        List<String> all = file.text().lines().toList();
        return String.join("\n", all.subList(first - 1, last));
    }

    /** The lines of the comment that ends directly above a line, from top to bottom, without their marks. */
    private List<String> commentAbove(int line) {
        List<String> all = file.text().lines().toList();
        Deque<String> comment = new ArrayDeque<>();
        for (int i = line - 2; i >= 0 && isComment(all.get(i)); i--) {
            comment.addFirst(COMMENT_MARKS.matcher(all.get(i)).replaceAll("").strip());
        }
        return List.copyOf(comment);
    }

    private static boolean isComment(String line) {
        String text = line.strip();
        return !text.isEmpty() && !text.startsWith("parameter") && !text.startsWith("library");
    }

    private static Map<String, String> tags(List<String> comment) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String line : comment) {
            Matcher tag = TAG.matcher(line);
            boolean tagged = tag.matches();
            tags.merge(tagged ? tag.group(1) : "meaning", tagged ? tag.group(2).strip() : line, (a, b) -> a + " " + b);
        }
        return tags;
    }
}
