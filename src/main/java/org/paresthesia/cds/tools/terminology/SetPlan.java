package org.paresthesia.cds.tools.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.paresthesia.cds.tools.terminology.SourceTables.CategoryRow;
import org.paresthesia.cds.tools.terminology.SourceTables.CodeRow;
import org.paresthesia.cds.tools.terminology.SourceTables.DerivedRow;
import org.paresthesia.cds.tools.terminology.SourceTables.SetRow;
import org.paresthesia.cds.tools.terminology.SourceTables.TitleRow;

/**
 * What goes into one value set.
 *
 * @param title its title and purpose
 * @param codes its verified codes
 * @param categories its ICD-10-CM categories
 * @param includes the sets that are in it whole
 */
record SetPlan(TitleRow title, List<CodeRow> codes, List<CategoryRow> categories, List<String> includes) {

    /** The plans of all sets: those of the specification, those made of parts of them, those that wait for a site. */
    static List<SetPlan> all(SourceTables tables) {
        return Stream.of(
                        tables.sets().stream().map(set -> specified(set, tables)),
                        tables.tables().derivedSets().stream().map(set -> derived(set, tables)),
                        tables.tables().emptySets().stream()
                                .map(set -> new SetPlan(set, List.of(), List.of(), List.of())))
                .flatMap(plans -> plans)
                .toList();
    }

    /** Whether no code was verified for it. */
    boolean isEmpty() {
        return codes.isEmpty() && categories.isEmpty() && includes.isEmpty();
    }

    private static SetPlan specified(SetRow set, SourceTables tables) {
        return new SetPlan(
                tables.title(set),
                set.codes().stream().filter(CodeRow::verified).toList(),
                tables.categoriesOf(set.id()),
                tables.includedIn(set.id()));
    }

    private static SetPlan derived(DerivedRow set, SourceTables tables) {
        List<CodeRow> codes = new ArrayList<>();
        set.from().forEach((origin, wanted) -> wanted.forEach(code -> codes.add(code(tables, origin, code))));
        List<CategoryRow> categories = new ArrayList<>();
        set.categories()
                .forEach(
                        (origin, wanted) -> wanted.forEach(prefix -> categories.add(category(tables, origin, prefix))));
        List<String> includes = Stream.concat(set.include().stream(), tables.includedIn(set.id()).stream())
                .toList();
        TitleRow title = new TitleRow(set.id(), set.title(), set.purpose());
        return new SetPlan(title, codes.stream().distinct().toList(), categories, includes);
    }

    private static CodeRow code(SourceTables tables, String origin, String code) {
        return tables.sets().stream()
                .filter(set -> set.id().equals(origin))
                .flatMap(set -> set.codes().stream())
                .filter(row -> row.code().equals(code) && row.verified())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(origin + " has no verified code " + code));
    }

    /** A part of a category has that category's words, unless we have our own. */
    private static CategoryRow category(SourceTables tables, String origin, String prefix) {
        return tables.categoriesOf(origin).stream()
                .filter(row -> prefix.startsWith(row.prefix()))
                .findFirst()
                .map(row -> new CategoryRow(origin, prefix, row.display(), row.source(), row.note()))
                .orElseThrow(() -> new IllegalArgumentException(origin + " does not cover the category " + prefix));
    }
}
