package org.paresthesia.cds.cards;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.cards.choice.Occasion;
import org.paresthesia.cds.cards.detail.Glossary;
import org.paresthesia.cds.findings.Candidate;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.UnreadData;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.InHand;
import org.paresthesia.cds.hook.UserReference;
import org.paresthesia.cds.knowledge.Rule;

/** What was concluded about one invented patient, and the cards that follow. */
final class Scene implements Glossary {

    static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 20, 10, 0, 0, 0, ZoneOffset.UTC);
    static final Fact NUMB_FOOT = new Fact(
            "Numbness of foot",
            "both sides",
            "",
            "2026-06-20",
            "confirmed",
            "Condition/numb-foot",
            "http://snomed.info/sct|309538000",
            "",
            Stance.FOR,
            1,
            false);

    private final Map<String, Finding> findings = new HashMap<>();
    private final Map<String, Truth> expressions = new HashMap<>();
    private final Map<String, UnreadData> unread = new HashMap<>();
    private final Set<String> off = new HashSet<>();
    private final Set<String> overridden = new HashSet<>();
    private final Set<String> gateLacks = new LinkedHashSet<>();
    private List<Candidate> candidates = List.of();
    private List<String> medicines = List.of();
    private Map<String, String> settings = Map.of();
    private Truth gate = Truth.HOLDS;
    private int most = 5;
    private boolean extensions;
    private InHand inHand = new InHand.Nothing();
    private String intent = "order";
    private Optional<String> encounter = Optional.empty();

    Scene() {
        holds("ddx-summary");
    }

    Scene holds(String topic, Fact... facts) {
        return put(topic, Truth.HOLDS, urgencyOf(topic), List.of(facts), Set.of());
    }

    Scene not(String topic) {
        return put(topic, Truth.DOES_NOT_HOLD, urgencyOf(topic), List.of(), Set.of());
    }

    Scene holdsAs(String topic, Urgency urgency) {
        return put(topic, Truth.HOLDS, urgency, List.of(NUMB_FOOT), Set.of());
    }

    Scene open(String topic, String need) {
        unread.put(need, new UnreadData(need, UnreadData.Reason.FAILED));
        return put(topic, Truth.UNKNOWN, urgencyOf(topic), List.of(), Set.of(need));
    }

    Scene unknownForAnotherReason(String topic) {
        return put(topic, Truth.UNKNOWN, urgencyOf(topic), List.of(), Set.of());
    }

    Scene unread(String need, UnreadData.Reason reason) {
        unread.put(need, new UnreadData(need, reason));
        return this;
    }

    Scene says(String expression) {
        expressions.put(expression, Truth.HOLDS);
        return this;
    }

    Scene off(String topic) {
        off.add(topic);
        return this;
    }

    Scene overridden(String topic) {
        overridden.add(topic);
        return this;
    }

    Scene gate(Truth truth, String... lacks) {
        gate = truth;
        gateLacks.addAll(List.of(lacks));
        return this;
    }

    Scene most(int cards) {
        most = cards;
        return this;
    }

    Scene proposals() {
        intent = "proposal";
        return this;
    }

    Scene withExtensions(InHand held) {
        extensions = true;
        inHand = held;
        return this;
    }

    Scene encounter(String id) {
        encounter = Optional.of(id);
        return this;
    }

    Scene candidates(Candidate... possible) {
        candidates = List.of(possible);
        return this;
    }

    Scene unrecognised(String... names) {
        medicines = List.of(names);
        return this;
    }

    Scene setting(String name, String value) {
        settings = Map.of(name, value);
        return this;
    }

    /** The cards of this scene. */
    List<Card> cards() {
        return new CardWriter(this, new CardSettings(most, intent, extensions)).write(occasion(), findings());
    }

    /** The topics of the cards in order. */
    List<String> topics() {
        return cards().stream().map(card -> card.source().topic().code()).toList();
    }

    Occasion occasion() {
        Caller caller = new Caller("default", ZoneOffset.UTC, List.of(), settings, off);
        CallContext context = new CallContext(UserReference.of("Practitioner/kim"), "ada", encounter, inHand);
        HookCall call =
                new HookCall("limbs-patient-view", "patient-view", "instance", caller, context, Optional.empty());
        return new Occasion(call, Catalogue.service(), NOW, finding -> overridden.contains(finding.topic()));
    }

    Findings findings() {
        return new Findings(
                findings,
                expressions,
                candidates,
                gate,
                gateLacks,
                new ArrayList<>(unread.values()),
                0,
                medicines,
                settings);
    }

    private Scene put(String topic, Truth truth, Urgency urgency, List<Fact> facts, Set<String> lacks) {
        findings.put(topic, new Finding(topic, truth, urgency, facts, lacks));
        return this;
    }

    private static Urgency urgencyOf(String topic) {
        return Catalogue.service().rules().stream()
                .filter(rule -> rule.code().equals(topic))
                .map(Rule::urgency)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such topic: " + topic));
    }

    @Override
    public Optional<String> display(String system, String code) {
        return code.equals("309538000") ? Optional.of("Numbness of foot (finding)") : Optional.empty();
    }

    @Override
    public Set<String> needsOf(String define) {
        return define.startsWith("b12") ? Set.of("rareResults", "medicationAdministrations") : Set.of("conditions");
    }

    @Override
    public Set<String> settingsOf(String define) {
        return define.startsWith("b12") ? Set.of("ParesthesiaSettings.B12 Low Mass Limit") : Set.of();
    }

    @Override
    public String logicVersion() {
        return "0.1.0";
    }
}
