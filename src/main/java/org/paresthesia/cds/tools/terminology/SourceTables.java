package org.paresthesia.cds.tools.terminology;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables that people maintain, from {@code fhir-resources/source} and {@code fhir-resources/sources.json}.
 *
 * @param sets the value sets with their codes, verified or not
 * @param categories the ICD-10-CM categories of the sets
 * @param products medicine products with their ingredients
 * @param guidelines the sources that rules cite
 * @param tables the smaller tables that say how the sets are made
 */
record SourceTables(
        List<SetRow> sets,
        List<CategoryRow> categories,
        List<ProductRow> products,
        List<GuidelineRow> guidelines,
        HouseTables tables) {

    /** A value set of {@code valuesets.json}, or of {@code own-sets.json}, which the project verified itself. */
    record SetRow(String id, String title, String purpose, List<CodeRow> codes) {}

    /** A code of a value set; {@code note} may be null. */
    record CodeRow(
            String system, String code, String display, boolean verified, String grade, String source, String note) {}

    /** A category of {@code icd10cm-categories.json}; {@code note} may be null. */
    record CategoryRow(String valueset, String prefix, String display, String source, String note) {}

    /** A product of {@code rxnorm-products.json}; {@code route} and {@code note} may be null. */
    record ProductRow(
            String code,
            String display,
            List<Ingredient> ingredients,
            String form,
            String route,
            String source,
            String note) {}

    /** An ingredient of a product. */
    record Ingredient(String code, String display) {}

    /** A source of {@code sources.json}; year, url, strength and note may be null. */
    record GuidelineRow(
            String id,
            String organisation,
            String title,
            Integer year,
            String url,
            List<String> usedFor,
            boolean read,
            String note) {}

    /**
     * The tables of this project's own decisions.
     *
     * @param derivedSets sets that are made of parts of other sets
     * @param completeness which sets must hold which others, so that "not in the set" means "does not have it"
     * @param emptySets sets for which no code was verified; sites fill them
     * @param titles titles and purposes that replace those of {@code valuesets.json}
     * @param displays words that replace the source's words for a code
     * @param systems code systems in words, with their copyright lines
     * @param openLines what reviewers should know besides
     */
    record HouseTables(
            List<DerivedRow> derivedSets,
            List<CompletenessRow> completeness,
            List<TitleRow> emptySets,
            List<TitleRow> titles,
            List<DisplayRow> displays,
            List<SystemRow> systems,
            List<OpenLine> openLines) {}

    /**
     * A set that is made of parts of others.
     *
     * @param include sets that are in it whole
     * @param from codes by the set that they stand in
     * @param categories ICD-10-CM categories by the set that covers them
     */
    record DerivedRow(
            String id,
            String title,
            String purpose,
            List<String> include,
            Map<String, List<String>> from,
            Map<String, List<String>> categories) {

        DerivedRow {
            include = include == null ? List.of() : List.copyOf(include);
            from = from == null ? Map.of() : from;
            categories = categories == null ? Map.of() : categories;
        }
    }

    /** A set that must be complete for what it names, and the sets that complete it. */
    record CompletenessRow(String set, List<String> includes, String reason) {}

    /** The title and purpose of a set. */
    record TitleRow(String id, String title, String purpose) {}

    /** Our words for a code or category, and why they differ from the source's. */
    record DisplayRow(String system, String code, String display, String reason) {}

    /** A code system; an empty copyright where none is asked for. */
    record SystemRow(String system, String name, String copyright) {}

    /** A thing to know. */
    record OpenLine(String title, String text) {}

    /** Reads all tables below the folder {@code fhir-resources}. */
    static SourceTables read(Path resources) throws IOException {
        Path source = resources.resolve("source");
        return new SourceTables(
                Stream.of("valuesets.json", "own-sets.json")
                        .flatMap(file -> Stream.of(rows(source.resolve(file), SetRow[].class)))
                        .toList(),
                List.of(rows(source.resolve("icd10cm-categories.json"), CategoryRow[].class)),
                List.of(rows(source.resolve("rxnorm-products.json"), ProductRow[].class)),
                List.of(rows(resources.resolve("sources.json"), GuidelineRow[].class)),
                new HouseTables(
                        List.of(rows(source.resolve("derived-sets.json"), DerivedRow[].class)),
                        List.of(rows(source.resolve("completeness.json"), CompletenessRow[].class)),
                        List.of(rows(source.resolve("empty-sets.json"), TitleRow[].class)),
                        List.of(rows(source.resolve("titles.json"), TitleRow[].class)),
                        List.of(rows(source.resolve("displays.json"), DisplayRow[].class)),
                        List.of(rows(source.resolve("systems.json"), SystemRow[].class)),
                        List.of(rows(source.resolve("open-lines.json"), OpenLine[].class))));
    }

    /** The categories of a set. */
    List<CategoryRow> categoriesOf(String set) {
        return categories.stream().filter(row -> row.valueset().equals(set)).toList();
    }

    /** The sets that a set includes. */
    List<String> includedIn(String set) {
        return tables.completeness().stream()
                .filter(row -> row.set().equals(set))
                .flatMap(row -> row.includes().stream())
                .toList();
    }

    /** Title and purpose of a set as they are published. */
    TitleRow title(SetRow set) {
        return tables.titles().stream()
                .filter(row -> row.id().equals(set.id()))
                .findFirst()
                .orElse(new TitleRow(set.id(), set.title(), set.purpose()));
    }

    /** A code system in words. */
    SystemRow system(String system) {
        return Optional.ofNullable(systemsByUrl().get(system))
                .orElseThrow(() -> new IllegalArgumentException("systems.json does not name " + system));
    }

    private Map<String, SystemRow> systemsByUrl() {
        return tables.systems().stream().collect(Collectors.toMap(SystemRow::system, Function.identity()));
    }

    private static <T> T[] rows(Path file, Class<T[]> type) {
        return new JsonMapper().readValue(file, type);
    }
}
