package org.paresthesia.cds.tools.terminology;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paresthesia.cds.tools.terminology.SourceTables.CategoryRow;
import org.paresthesia.cds.tools.terminology.SourceTables.CodeRow;
import org.paresthesia.cds.tools.terminology.SourceTables.GuidelineRow;

/** Writes the page that tells clinical reviewers what nobody has confirmed yet. */
final class ReviewPage {

    private static final String OPENING =
            """
            # For clinical review

            Made by `./generate-terminology` from `fhir-resources/sources.json` and `fhir-resources/source/`; do not edit.
            """;

    private final SourceTables tables;
    private final Displays displays;

    private ReviewPage(SourceTables tables, Displays displays) {
        this.tables = tables;
        this.displays = displays;
    }

    /** The whole page. */
    static String text(SourceTables tables, Displays displays) {
        ReviewPage page = new ReviewPage(tables, displays);
        return Stream.of(
                        OPENING.strip(),
                        page.sources(),
                        page.uncertainCodes(),
                        page.omittedCodes(),
                        page.categories(),
                        page.emptySets(),
                        page.openLines())
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private String sources() {
        List<String> rows = tables.guidelines().stream()
                .filter(source -> !source.read())
                .map(ReviewPage::source)
                .toList();
        return section(
                "Sources that nobody has read for this project",
                "Cards that cite them say \"source to be confirmed locally\".",
                "| source | used for | note |\n|---|---|---|",
                rows);
    }

    private static String source(GuidelineRow source) {
        String year = source.year() == null ? "" : ", " + source.year();
        return row(
                "`" + source.id() + "` " + source.organisation() + ": " + source.title() + year,
                String.join(", ", source.usedFor()),
                source.note());
    }

    private String uncertainCodes() {
        return section(
                "Codes of grade C",
                "Seen in one or two public files only: confirm them on a terminology server before clinical use.",
                "| code | words | value set | used for | seen in |\n|---|---|---|---|---|",
                codeRows(true));
    }

    private String omittedCodes() {
        return section(
                "Codes left out because they are not verified",
                "They are in the source table, but in no value set.",
                "| code | words | value set | used for | seen in |\n|---|---|---|---|---|",
                codeRows(false));
    }

    private List<String> codeRows(boolean verified) {
        return tables.sets().stream()
                .flatMap(set -> set.codes().stream()
                        .filter(code -> code.verified() == verified && (!verified || "C".equals(code.grade())))
                        .map(code -> code(code, set)))
                .toList();
    }

    private String code(CodeRow code, SourceTables.SetRow set) {
        return row(
                tables.system(code.system()).name() + " " + code.code(),
                displays.of(code.system(), code.code(), code.display()),
                "`" + set.id() + "`",
                tables.title(set).purpose(),
                code.source());
    }

    private String categories() {
        List<String> rows = tables.categories().stream()
                .filter(category -> category.note() != null)
                .collect(Collectors.groupingBy(CategoryRow::note, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> row(entry.getKey(), prefixes(entry.getValue())))
                .toList();
        return section(
                "ICD-10-CM categories with a note",
                "A category matches every code that begins with it.",
                "| note | categories |\n|---|---|",
                rows);
    }

    private static String prefixes(List<CategoryRow> categories) {
        return categories.stream()
                .map(category -> category.prefix() + " (`" + category.valueset() + "`)")
                .collect(Collectors.joining(", "));
    }

    private String emptySets() {
        List<String> rows = tables.tables().emptySets().stream()
                .map(set -> row("`" + set.id() + "`", set.title(), set.purpose()))
                .toList();
        return section(
                "Value sets without codes",
                "No code was verified. Their rules are off until a site fills them; `docs/decisions` says how.",
                "| value set | title | what it is for |\n|---|---|---|",
                rows);
    }

    private String openLines() {
        List<String> lines = tables.tables().openLines().stream()
                .map(line -> "- **" + line.title() + ".** " + line.text())
                .toList();
        return "## Open lines\n\n" + String.join("\n", lines);
    }

    private static String section(String title, String meaning, String head, List<String> rows) {
        return "## " + title + "\n\n" + rows.size() + " rows. " + meaning + "\n\n" + head + "\n"
                + String.join("\n", rows);
    }

    private static String row(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell == null ? "" : cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
