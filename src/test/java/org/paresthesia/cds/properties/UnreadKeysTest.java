package org.paresthesia.cds.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.paresthesia.cds.AdvisorAtHand;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.knowledge.PrefetchNeed.Demand;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Rule.Role;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.node.ObjectNode;

/** What could not be read is never taken for "not there", and never quiets what must not wait (pitfall 31). */
class UnreadKeysTest {

    private static final int MANY = 50;

    /** What the card asks that a referral on record keeps away. */
    private static final String SAID_WITHOUT_THE_REFERRAL = "lab-abnormal-mprot: Diagnosis of a monoclonal gammopathy";

    /** The missing result is a line of the first tests where its own card is not due (ruling 2). */
    private static final String SAID_BY_ANOTHER_CARD = "lab-baseline: Vitamin B12";

    /** The ways in which a key can stay unread; of the last a half arrives. */
    private static final Map<String, UnaryOperator<ObjectNode>> WAYS = Map.of(
            "not sent", whole -> null,
            "an error", whole -> Json.of("{'resourceType':'OperationOutcome','issue':[]}"),
            "a page of several", UnreadKeysTest::firstPage);

    @Provide
    Arbitrary<Chart> charts() {
        return AnyChart.any();
    }

    @Provide
    Arbitrary<PrefetchNeed> searches() {
        return Arbitraries.of(AdvisorAtHand.SERVICE.prefetch().stream()
                .filter(need -> !need.isRead())
                .toList());
    }

    @Provide
    Arbitrary<String> ways() {
        return Arbitraries.of(WAYS.keySet());
    }

    @Property(tries = 500, seed = "6")
    void nothingIsNotFoundThatWasNotNotFoundBefore(
            @ForAll("charts") Chart chart, @ForAll("searches") PrefetchNeed unread, @ForAll("ways") String way) {
        ObjectNode whole = AnyChart.TEMPLATES.prefetch(chart);
        ObjectNode less = without(whole, unread, way);
        Findings before = Answers.findings(chart, whole);
        Set<String> added = new TreeSet<>(notFound(Answers.findings(chart, less), rulesOf(before)));
        added.removeAll(notFound(before, rulesOf(before)));
        if (before.of("b12-test-s").filter(Finding::isTrue).isPresent()) {
            added.remove(SAID_BY_ANOTHER_CARD);
        }

        // A referral on record kept the card away; unread, it no longer does, and the card says what its own data lack.
        if (before.of("lab-abnormal-mprot").filter(Finding::isTrue).isEmpty()) {
            added.remove(SAID_WITHOUT_THE_REFERRAL);
        }

        if (unread.demand() == Demand.SUPPLEMENTARY) {
            cardsThatSay(added, Answers.answer(chart, less))
                    .forEach(detail -> assertThat(detail).contains(unread.title() + " ("));
        } else {
            assertThat(added).as(unread.key()).isEmpty();
        }
    }

    /** Absence is certain without what only supplements (specification 0); then the card must say that it was not searched. */
    private static Stream<String> cardsThatSay(Set<String> statements, Answer answer) {
        return statements.stream()
                .map(statement -> statement.substring(0, statement.indexOf(':')))
                .distinct()
                .flatMap(topic -> answer.card(topic).stream())
                .map(card -> card.get("detail").asString());
    }

    @Property(tries = 700, seed = "7")
    @StatisticsReport(StatisticsReportMode.OFF)
    void whatMustNotWaitStaysWhereItsFactsWereRead(
            @ForAll("charts") Chart chart, @ForAll("searches") PrefetchNeed unread, @ForAll("ways") String way) {
        ObjectNode whole = AnyChart.TEMPLATES.prefetch(chart);
        ObjectNode less = without(whole, unread, way);
        Set<String> read = references(less);
        Findings after = Answers.findings(chart, less);

        List<Finding> critical = Answers.findings(chart, whole).byTopic().values().stream()
                .filter(finding -> finding.isTrue() && finding.urgency() == Urgency.CRITICAL)
                .filter(finding -> supporting(finding).stream().allMatch(read::contains))
                .toList();

        Statistics.collect(critical.isEmpty() ? "none" : "critical");
        Statistics.coverage(cases -> cases.check("critical").count(times -> times > MANY));
        critical.forEach(finding -> assertThat(after.of(finding.topic()))
                .as(finding.topic() + " without " + unread.key())
                .hasValueSatisfying(each -> assertThat(each.isTrue()).isTrue()));
    }

    private static ObjectNode without(ObjectNode whole, PrefetchNeed unread, String way) {
        ObjectNode less = whole.deepCopy();
        ObjectNode sent = WAYS.get(way).apply((ObjectNode) less.remove(unread.key()));
        if (sent != null) {
            less.set(unread.key(), sent);
        }
        return less;
    }

    private static ObjectNode firstPage(ObjectNode whole) {
        List<ObjectNode> all = Json.resources(whole);
        ObjectNode page = Json.bundle(all.subList(0, all.size() / 2));
        page.putArray("link").addObject().put("relation", "next").put("url", "https://ehr.example/next");
        return page;
    }

    /**
     * The rules that must not become due. Two may, with what they look for: those for patients without a symptom where the
     * symptom is not read (specification 0, "gate not true"), and red flags whose exclusion is not read.
     */
    private static Set<String> rulesOf(Findings before) {
        return AdvisorAtHand.SERVICE.rules().stream()
                .filter(rule ->
                        before.of(rule.code()).filter(Finding::isTrue).isPresent() || !mayBecomeDue(rule, before))
                .map(Rule::code)
                .collect(Collectors.toSet());
    }

    private static boolean mayBecomeDue(Rule rule, Findings before) {
        return rule.role() == Role.RED_FLAG || rule.role() == Role.POPULATION && before.gate() == Truth.HOLDS;
    }

    private static Set<String> notFound(Findings findings, Set<String> topics) {
        return findings.byTopic().values().stream()
                .filter(finding -> finding.isTrue() && topics.contains(finding.topic()))
                .flatMap(finding -> finding.facts().stream()
                        .filter(fact -> fact.stands() == Stance.MISSING)
                        .map(fact -> finding.topic() + ": " + fact.what()))
                .collect(Collectors.toSet());
    }

    private static List<String> supporting(Finding finding) {
        return finding.facts().stream()
                .filter(fact -> fact.stands() == Stance.FOR)
                .map(Fact::resource)
                .filter(resource -> !resource.isEmpty())
                .toList();
    }

    private static Set<String> references(ObjectNode prefetch) {
        return prefetch.valueStream()
                .flatMap(value -> value.path("resourceType").asString().equals("Bundle")
                        ? Json.resources(value).stream()
                        : Stream.of(value))
                .map(each -> each.path("resourceType").asString() + "/"
                        + each.path("id").asString())
                .collect(Collectors.toSet());
    }
}
