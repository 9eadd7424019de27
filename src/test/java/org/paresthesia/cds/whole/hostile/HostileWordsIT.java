package org.paresthesia.cds.whole.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.cards.detail.Rendered;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Conformance;
import org.paresthesia.cds.whole.Drafts;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chart whose every free text is hostile, rendered as the public sandbox renders details, raw HTML and all: the page has
 * the elements and links that it has for a chart with a harmless word in the same places.
 */
class HostileWordsIT extends WholeService {

    private static final String WORD = "word";
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z!?][^>]*>");
    private static final List<String> PATIENTS = List.of("v01", "v02", "v07", "v13", "v18");

    private static Stream<String> hostileTexts() {
        return Stream.of(
                "<img src=x onerror=alert(1)>",
                "word<script>alert(1)</script>",
                "<svg/onload=alert(1)>word",
                "</p></li></ul><h1>word</h1>",
                "<!-- word",
                "[word](javascript:alert(1))",
                "![word](https://evil.example/pixel.png)",
                "[word]: https://evil.example \"title\"",
                "[word][1]",
                "word | word | word",
                "| word |\n| --- |\n| word |",
                "`word",
                "```\nword\n```",
                "~~~word",
                "**word** __word__ ~~word~~",
                "# word\n## word",
                "word\n===\n",
                "- word\n- word\n\n1. word",
                "> word",
                "    word",
                "word\n\n---\n\nword",
                "https://evil.example/word",
                "www.evil.example",
                "HTTP://EVIL.EXAMPLE",
                "mailto:word@evil.example word@evil.example",
                "<https://evil.example>",
                "&lt;img src=x onerror=alert(1)&gt;",
                "&#60;img src=x&#62;",
                "\\<img src=x>\\",
                "\u202Egpj.drow\u202C",
                "w\u200Bo\u2066rd\u2069\uFEFF",
                "word\u0000\u0007\u001B[31m",
                "word\r\nword\u2028word\u2029word\u0085word",
                "🩺".repeat(5_000),
                "word ".repeat(20_000),
                "<".repeat(10_000),
                "[".repeat(10_000));
    }

    /** The chart with this text wherever a person can write one. */
    private static Chart written(Chart chart, String text) {
        return new Chart(
                chart.patientId(),
                Stream.concat(chart.resources().stream(), Stream.of(unheardOf(chart), numbHand(chart)))
                        .map(each -> written(each, text))
                        .toList());
    }

    /** A medicine that no code tells, so that cards name it in the chart's own words. */
    private static ObjectNode unheardOf(Chart chart) {
        return Drafts.of(
                chart.patientId(),
                Json.of("{'resourceType':'MedicationRequest','id':'unheard-of','status':'active','intent':'order',"
                        + "'authoredOn':'2026-10-20','medicationCodeableConcept':{'text':'x'}}"));
    }

    private static ObjectNode numbHand(Chart chart) {
        return Drafts.of(chart.patientId(), Drafts.problem("numb", "309538000"));
    }

    private static ObjectNode written(ObjectNode resource, String text) {
        ObjectNode copy = resource.deepCopy();
        for (String concept :
                List.of("code", "medicationCodeableConcept", "bodySite", "valueCodeableConcept", "method")) {
            if (copy.get(concept) instanceof ObjectNode words) {
                named(words, text);
            }
        }
        for (String list : List.of(
                "reasonCode", "interpretation", "category", "dosageInstruction", "referenceRange", "bodySite")) {
            copy.path(list).forEach(each -> named((ObjectNode) each, text));
        }
        copy.putArray("note").addObject().put("text", text);
        if (copy.has("valueString")) {
            copy.put("valueString", text);
        }
        if (copy.has("name")) {
            copy.putArray("name").addObject().put("family", text).put("text", text);
        }
        return copy;
    }

    private static void named(ObjectNode concept, String text) {
        concept.put("text", text);
        concept.path("coding").forEach(coding -> ((ObjectNode) coding).put("display", text));
    }

    private Answer answerFor(String patient, String text) {
        Chart chart = written(Chart.demo(patient), text);
        return answer(fullCall(chart));
    }

    @TestFactory
    @Proves({"H8", "H9"})
    Stream<DynamicTest> aHostileChartHasTheElementsAndLinksOfAHarmlessOne() {
        return PATIENTS.stream().flatMap(patient -> {
            Answer harmless = answerFor(patient, WORD);
            return hostileTexts()
                    .map(text -> DynamicTest.dynamicTest(patient + " " + shortened(text), () -> {
                        Answer hostile = answerFor(patient, text);
                        Conformance.holdsFor(hostile, patient);
                        isTheSamePage(hostile, harmless);
                    }));
        });
    }

    @Test
    void theCardsDoQuoteTheChart() {
        assertThat(answerFor("v01", WORD).details()).contains(WORD);
        assertThat(answer(fullCall(measuredIn(Chart.demo("v02"), WORD))).details())
                .contains(WORD);
    }

    /** A unit is a text that somebody wrote, too. */
    private static Chart measuredIn(Chart chart, String unit) {
        return new Chart(
                chart.patientId(),
                chart.resources().stream().map(each -> measuredIn(each, unit)).toList());
    }

    private static ObjectNode measuredIn(ObjectNode resource, String unit) {
        ObjectNode copy = resource.deepCopy();
        if (copy.get("valueQuantity") instanceof ObjectNode quantity) {
            quantity.put("unit", unit).put("code", unit);
        }
        return copy;
    }

    @TestFactory
    @Proves("H9")
    Stream<DynamicTest> aHostileUnitHasTheElementsAndLinksOfAHarmlessOne() {
        Answer harmless = answer(fullCall(measuredIn(Chart.demo("v02"), WORD)));
        return hostileTexts()
                .map(text -> DynamicTest.dynamicTest(
                        shortened(text),
                        () -> isTheSamePage(answer(fullCall(measuredIn(Chart.demo("v02"), text))), harmless)));
    }

    /** What is chosen now is quoted too. */
    @TestFactory
    @Proves("H9")
    Stream<DynamicTest> aHostileOrderHasTheElementsAndLinksOfAHarmlessOne() {
        return hostileTexts()
                .map(text -> DynamicTest.dynamicTest(
                        shortened(text), () -> isTheSamePage(answer(choosing(text)), answer(choosing(WORD)))));
    }

    private Call choosing(String text) {
        Chart chart = Chart.demo("v08").with(Drafts.problem("numb-feet", "309538000"));
        ObjectNode order = written(Drafts.of("v08", Drafts.gabapentin()), text);
        return fullCall("order-select", chart).selecting(List.of(Drafts.reference(order)), order);
    }

    @Test
    @Proves({"A8", "H9"})
    void aVeryLongTextDoesNotMakeAVeryLongCard() {
        assertThat(answerFor("v01", "word ".repeat(20_000)).details().length())
                .isLessThan(2 * answerFor("v01", WORD.repeat(60)).details().length());
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(30, text.length())).replaceAll("\\p{C}|\\R", "?");
    }

    private static void isTheSamePage(Answer hostile, Answer harmless) {
        assertThat(hostile.topics()).isEqualTo(harmless.topics());
        for (int i = 0; i < harmless.cards().size(); i++) {
            JsonNode card = hostile.cards().get(i);
            JsonNode model = harmless.cards().get(i);
            assertThat(card.get("summary")).isEqualTo(model.get("summary"));
            assertThat(card.get("links")).isEqualTo(model.get("links"));
            assertThat(card.findValuesAsString("label")).isEqualTo(model.findValuesAsString("label"));
            assertThat(card.findValuesAsString("description")).isEqualTo(model.findValuesAsString("description"));
            Rendered page = Rendered.of(card.get("detail").asString());
            Rendered expected = Rendered.of(model.get("detail").asString());
            assertThat(page.structure()).isEqualTo(expected.structure());
            assertThat(page.links()).isEqualTo(expected.links());
            assertThat(tags(page)).isEqualTo(tags(expected));
        }
    }

    private static List<String> tags(Rendered page) {
        return TAG.matcher(page.html()).results().map(MatchResult::group).toList();
    }
}
