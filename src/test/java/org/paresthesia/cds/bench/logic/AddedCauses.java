package org.paresthesia.cds.bench.logic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.RuleLogic;
import org.paresthesia.cds.knowledge.Service;

/**
 * The project's content with some causes more: copies of its largest cause library under other names, asked as any cause is. What
 * a copy shares with the others (lists of the chart, results, settings) it shares as the original does.
 *
 * @param content the project's content
 * @param number how many copies
 */
record AddedCauses(Content content, int number) implements Content {

    private static final String CAUSES = "cql/causes";
    private static final String ORIGINAL = "VitaminB12";
    private static final String ENTRY = "cql/ParesthesiaDifferential.cql";

    private static String name(int copy) {
        return "AddedCause" + copy;
    }

    private static String path(int copy) {
        return CAUSES + "/" + name(copy) + ".cql";
    }

    /** A service with a rule more for every rule of every copy. */
    Service ofMore(Service service) throws IOException {
        String original = text(CAUSES + "/" + ORIGINAL + ".cql");
        List<Rule> rules = new ArrayList<>(service.rules());
        for (Rule rule : service.rules()) {
            boolean isOfOriginal = rule.logic()
                    .filter(each -> original.contains("define \"" + each.holds() + "\":"))
                    .isPresent();
            for (int copy = 0; isOfOriginal && copy < number; copy++) {
                rules.add(renamed(rule, name(copy)));
            }
        }
        return new Service(
                service.id(),
                service.hook(),
                service.title(),
                service.description(),
                service.usageRequirements(),
                service.prefetch(),
                rules);
    }

    private static Rule renamed(Rule rule, String copy) {
        RuleLogic logic = rule.logic().orElseThrow();
        RuleLogic renamed = new RuleLogic(
                copy + " " + logic.holds(), copy + " " + logic.facts(), Optional.empty(), Optional.empty());
        return new Rule(
                rule.topic(),
                rule.role(),
                rule.urgency(),
                Optional.of(renamed),
                rule.title(),
                rule.question(),
                rule.sentence(),
                rule.texts(),
                rule.sources(),
                List.of(),
                rule.selection(),
                rule.quietWhenOrdered(),
                rule.restsOnMedicineAbsence(),
                rule.overrideReasons());
    }

    @Override
    public List<String> files(String folder) throws IOException {
        Stream<String> copies = IntStream.range(0, number).mapToObj(AddedCauses::path);
        return folder.equals(CAUSES)
                ? Stream.concat(content.files(folder).stream(), copies).toList()
                : content.files(folder);
    }

    @Override
    public byte[] read(String path) throws IOException {
        if (path.equals(ENTRY)) {
            return entry().getBytes(StandardCharsets.UTF_8);
        }
        for (int copy = 0; copy < number; copy++) {
            if (path.equals(path(copy))) {
                return text(CAUSES + "/" + ORIGINAL + ".cql")
                        .replace("library " + ORIGINAL, "library " + name(copy))
                        .getBytes(StandardCharsets.UTF_8);
            }
        }
        return content.read(path);
    }

    private String text(String path) throws IOException {
        return new String(content.read(path), StandardCharsets.UTF_8);
    }

    /** The library that rules name, with the lines of the original once more for each copy. */
    private String entry() throws IOException {
        String text = text(ENTRY);
        String alias = "include " + ORIGINAL + " called ";
        String called = text.lines()
                .filter(line -> line.startsWith(alias))
                .findFirst()
                .orElseThrow()
                .substring(alias.length());
        StringBuilder includes = new StringBuilder();
        StringBuilder exports = new StringBuilder();
        for (int copy = 0; copy < number; copy++) {
            String name = name(copy);
            includes.append("include ")
                    .append(name)
                    .append(" called ")
                    .append(name)
                    .append('\n');
            text.lines()
                    .filter(line ->
                            line.startsWith("define \"") && line.contains(": ") && line.contains(called + ".\""))
                    .forEach(line -> exports.append(line.replace("define \"", "define \"" + name + " ")
                                    .replace(called + ".\"", name + ".\""))
                            .append('\n'));
        }
        return text.replaceFirst("\ncontext Patient", includes + "\ncontext Patient") + exports;
    }
}
