package org.paresthesia.cds.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.knowledge.CardText;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.Offer;
import org.paresthesia.cds.knowledge.Order;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Rule.QuietWhenOrdered;
import org.paresthesia.cds.knowledge.Rule.Role;
import org.paresthesia.cds.knowledge.RuleLogic;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.knowledge.Source;

/** A small service with one rule of every sort, in the order of the specification's 3.2. */
final class Catalogue {

    static final NamedCode LABORATORY = new NamedCode("http://snomed.info/sct", "108252007", "Laboratory procedure");
    static final NamedCode B12 = new NamedCode("http://loinc.org", "2132-9", "Cobalamin in serum");
    static final NamedCode CBC = new NamedCode("http://loinc.org", "57021-8", "CBC panel");
    static final NamedCode HBA1C = new NamedCode("http://loinc.org", "4548-4", "HbA1c in blood");
    static final NamedCode EMERGENCY = new NamedCode("http://snomed.info/sct", "306254002", "Referral to A&E");

    private static final NamedCode REASON = new NamedCode(
            "https://paresthesia-cds.org/fhir/CodeSystem/override-reasons", "already-known", "Already known");
    private static final Source READ = new Source(
            "nice-ng239",
            "NICE",
            "Vitamin B12 deficiency in over 16s (NG239)",
            Optional.of(2024),
            Optional.of("https://www.nice.org.uk/guidance/ng239"),
            Optional.of("\"offer\" the test with >= 1 symptom"),
            true,
            "");
    private static final Source UNREAD = new Source(
            "local", "Local pathway", "Numb limbs", Optional.empty(), Optional.empty(), Optional.empty(), false, "");

    private Catalogue() {}

    /** The service; its rules stand in the order of the cards, spine-l as a warning before dm-neuropathy-u too. */
    static Service service() {
        List<Rule> rules = rules();
        List<Rule> places = new ArrayList<>(rules);
        places.add(indexOf("dm-neuropathy-u", rules), rules.get(indexOf("spine-l", rules)));
        return new Service(
                "limbs-patient-view", "patient-view", "Numb limbs", "Numb limbs", "", needs(), rules, places);
    }

    private static int indexOf(String topic, List<Rule> rules) {
        return rules.stream().map(Rule::code).toList().indexOf(topic);
    }

    private static List<Rule> rules() {
        return List.of(
                rule("rf-stroke", Role.RED_FLAG, Urgency.CRITICAL, offer("rf-stroke", EMERGENCY)),
                rule("rf-limb-vessel-a", Role.RED_FLAG, Urgency.CRITICAL),
                rule("rf-cauda", Role.RED_FLAG, Urgency.CRITICAL, offer("rf-cauda", EMERGENCY)),
                rule("rf-cord", Role.RED_FLAG, Urgency.CRITICAL),
                quiet(
                        QuietWhenOrdered.NEVER,
                        rule("b12-low", Role.CAUSE, Urgency.WARNING, offer("b12-low", CBC), task())),
                rule("rf-limb-vessel-v", Role.RED_FLAG, Urgency.WARNING),
                rule("pad-abi", Role.CAUSE, Urgency.WARNING),
                rule("dm-neuropathy-u", Role.CAUSE, Urgency.WARNING),
                rule("nsaid-safety", Role.POPULATION, Urgency.WARNING),
                rule("b12-low-n", Role.POPULATION, Urgency.WARNING),
                rule("b12-test-s", Role.CAUSE, Urgency.WARNING, offer("b12-test-s", B12), offer("b12-test-s", CBC)),
                rule("ddx-summary", Role.SUMMARY, Urgency.INFO),
                rule("b12-borderline", Role.CAUSE, Urgency.INFO),
                rule("dm-neuropathy-k", Role.CAUSE, Urgency.INFO),
                rule(
                        "lab-baseline",
                        Role.CAUSE,
                        Urgency.INFO,
                        offer("lab-baseline", HBA1C),
                        offer("lab-baseline", B12)),
                rule("b12-test-p", Role.POPULATION, Urgency.INFO),
                rule("dm-neuropathy-f", Role.POPULATION, Urgency.INFO),
                quiet(QuietWhenOrdered.INFO, rule("spine-l", Role.CAUSE, Urgency.INFO, offer("spine-l", CBC))),
                rule("sedentary", Role.CAUSE, Urgency.INFO),
                rule("data-gap", Role.GAP, Urgency.INFO));
    }

    private static Rule rule(String topic, Role role, Urgency urgency, Offer... offers) {
        boolean followsFromOthers = role == Role.GAP;
        return new Rule(
                new NamedCode("https://paresthesia-cds.org/fhir/CodeSystem/topics", topic, "Topic " + topic),
                role,
                urgency,
                followsFromOthers
                        ? Optional.empty()
                        : Optional.of(new RuleLogic(topic, topic + " Facts", Optional.empty(), Optional.empty())),
                "Summary of " + topic,
                "Is " + topic + " so?",
                "The rule of " + topic + ".",
                texts(topic),
                List.of(READ, UNREAD),
                List.of(offers),
                role == Role.RED_FLAG ? Rule.Selection.AT_MOST_ONE : Rule.Selection.ANY,
                QuietWhenOrdered.ALWAYS,
                topic.startsWith("b12"),
                List.of(REASON));
    }

    private static List<CardText> texts(String topic) {
        return List.of(
                new CardText(Optional.of(topic + " Worse"), CardText.Kind.SUMMARY, "Worse " + topic),
                new CardText(Optional.empty(), CardText.Kind.CAUTION, "Always said."),
                new CardText(Optional.of(topic + " Worse"), CardText.Kind.ALTERNATIVE, "Said when worse."));
    }

    private static Rule quiet(QuietWhenOrdered when, Rule rule) {
        return new Rule(
                rule.topic(),
                rule.role(),
                rule.urgency(),
                rule.logic(),
                rule.title(),
                rule.question(),
                rule.sentence(),
                rule.texts(),
                rule.sources(),
                rule.offers(),
                rule.selection(),
                when,
                rule.restsOnMedicineAbsence(),
                rule.overrideReasons());
    }

    private static Offer offer(String topic, NamedCode code) {
        Order order = new Order(
                "https://paresthesia-cds.org/fhir/ActivityDefinition/" + code.code(),
                Order.Kind.SERVICE_REQUEST,
                Optional.of(code),
                code.display(),
                Optional.of(LABORATORY),
                code.display());
        return new Offer(
                code.code(),
                "Order " + code.display(),
                "Drafts " + code.display(),
                order,
                "routine",
                Optional.empty(),
                Optional.of(topic + " " + code.code() + " Stopped"));
    }

    private static Offer task() {
        Order order = new Order(
                "https://paresthesia-cds.org/fhir/ActivityDefinition/follow-up",
                Order.Kind.TASK,
                Optional.empty(),
                "Decide replacement",
                Optional.empty(),
                "Decide replacement");
        return new Offer(
                "follow-up", "Follow-up", "Drafts a task", order, "routine", Optional.empty(), Optional.empty());
    }

    private static List<PrefetchNeed> needs() {
        List<PrefetchNeed> needs = new ArrayList<>();
        Stream.of(
                        "conditions problems and diagnoses",
                        "rareResults special results",
                        "medicationAdministrations administered medicines")
                .map(row -> row.split(" ", 2))
                .forEach(row -> needs.add(new PrefetchNeed(
                        row[0], "Any", row[1], PrefetchNeed.Demand.PRIMARY, "Any?patient={{context.patientId}}", 0)));
        return needs;
    }
}
