package org.paresthesia.cds.wording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.paresthesia.cds.AdvisorAtHand;
import org.paresthesia.cds.knowledge.CardText;
import org.paresthesia.cds.knowledge.Offer;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.JsonNode;

/** Collects what we wrote ourselves: of rules, of the logic, and of approved cards without what the chart says. */
final class OwnWords {

    private static final Path APPROVED = Path.of("src", "test", "resources", "golden");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");
    private static final Pattern LITERAL = Pattern.compile("'([^'\\n]*)'");

    /** The words of others: titles of guidelines and their addresses. */
    private static final Pattern GUIDANCE = Pattern.compile("\\[[^]]*]\\([^)]*\\)[^\\n]*");

    private static final Set<String> CHART_WORDS = Set.of("display", "text", "unit", "valueString");

    /** A text and the place where it stands. */
    record Text(String where, String text) {}

    private OwnWords() {}

    /** Every rule of every service, each once. */
    static List<Rule> rules() {
        return AdvisorAtHand.KNOWLEDGE.services().stream()
                .flatMap(service -> service.rules().stream())
                .distinct()
                .toList();
    }

    /** All texts of the rules, orders and labels of suggestions included. */
    static Stream<Text> ofRules() {
        return rules().stream().flatMap(OwnWords::of);
    }

    private static Stream<Text> of(Rule rule) {
        Stream<String> texts = Stream.of(
                        Stream.of(
                                rule.title(),
                                rule.question(),
                                rule.sentence(),
                                rule.topic().display()),
                        rule.texts().stream().map(CardText::text),
                        rule.offers().stream().flatMap(OwnWords::of))
                .flatMap(each -> each);
        return texts.map(text -> new Text(rule.code(), text));
    }

    private static Stream<String> of(Offer offer) {
        return Stream.of(
                offer.title(),
                offer.description(),
                offer.order().text(),
                offer.order().description());
    }

    /** What the logic writes into facts and names of causes. */
    static Stream<Text> ofLogic() {
        return Stream.of("cql", "cql/causes", "cql/candidates")
                .flatMap(folder -> files(Path.of(folder), ".cql"))
                .flatMap(file -> LITERAL.matcher(COMMENT.matcher(read(file)).replaceAll(""))
                        .results()
                        .map(literal -> new Text(file.toString(), literal.group(1))));
    }

    /** What approved cards say, without names of codes, units and other texts that the demo charts hold. */
    static Stream<Text> ofApprovedCards() {
        Pattern ofCharts = Pattern.compile(
                Pattern.quote(String.join("\u0000", chartWords())).replace("\u0000", "\\E|\\Q"));
        return cards().map(card -> new Text(
                card.where(),
                ofCharts.matcher(GUIDANCE.matcher(words(card.json())).replaceAll(""))
                        .replaceAll(" ")));
    }

    /** A card of an approved file. */
    record ApprovedCard(String where, JsonNode json) {}

    /** Every card of every approved file. */
    static Stream<ApprovedCard> cards() {
        return files(APPROVED, ".json").flatMap(file -> Json.tree(read(file))
                .path("cards")
                .valueStream()
                .map(card -> new ApprovedCard(file.getFileName().toString(), card)));
    }

    private static String words(JsonNode card) {
        StringBuilder words = new StringBuilder(card.path("summary").asString());
        card.path("detail").forEach(line -> words.append('\n').append(line.asString()));
        card.path("suggestions").forEach(suggestion -> {
            words.append('\n').append(suggestion.path("label").asString());
            suggestion.path("actions").forEach(action -> words.append('\n')
                    .append(action.path("description").asString()));
        });
        return words.toString();
    }

    /** The longest first, so that a name is cut out before a part of it. */
    private static List<String> chartWords() {
        Set<String> words = new TreeSet<>();
        Chart.demoIds().forEach(id -> Chart.demo(id).resources().forEach(resource -> collect(resource, words)));
        return words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static void collect(JsonNode node, Set<String> words) {
        if (node.path("value").isNumber() && node.has("unit")) {
            words.add(node.get("value").asString() + " " + node.get("unit").asString());
        }
        node.propertyStream()
                .filter(each ->
                        CHART_WORDS.contains(each.getKey()) && each.getValue().isString())
                .map(each -> each.getValue().asString())
                .filter(text -> text.contains(" "))
                .forEach(words::add);
        node.valueStream().forEach(child -> collect(child, words));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
