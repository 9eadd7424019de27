package org.paresthesia.cds.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.cards.choice.Combination;
import org.paresthesia.cds.cards.choice.Occasion;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.InHand;
import org.paresthesia.cds.hook.UserReference;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.knowledge.loading.KnowledgeLoader;

/** What the logic calls due is what the cards take as due (decision 62), for every person of the rows. */
class DueTest {

    private static final Service SERVICE = KnowledgeLoader.load(Content.directory(Path.of("")), "test")
            .service("limb-paresthesia-patient-view")
            .orElseThrow();

    /** A topic, the library of its cause, and the defines that say whether its rule holds and whether it is due. */
    private record Due(String topic, String library, String holds, String due) {}

    private static final List<Due> ASKED = List.of(
            new Due("spine-l", "LumbarSpine", "Spine L Holds", "Spine L Is Due"),
            new Due("spine-c", "CervicalSpine", "Spine C Holds", "Spine C Is Due"),
            new Due("cts", "CarpalTunnel", "Cts Holds", "Cts Is Due"),
            new Due("autoimmune-ra", "RheumatoidArthritis", "Autoimmune Ra Holds", "Autoimmune Ra Holds"),
            new Due("autoimmune-ray", "Raynaud", "Autoimmune Ray Holds", "Autoimmune Ray Is Due"),
            new Due("rf-limb-vessel-v", "VenousThrombosis", "Rf Limb Vessel V Holds", "Rf Limb Vessel V Holds"),
            new Due("pad-abi", "ArterialDisease", "Pad Abi Holds", "Pad Abi Is Due"),
            new Due("pad-abi-clti", "ArterialDisease", "Pad Abi Clti Holds", "Pad Abi Clti Is Due"),
            new Due("pad-abi-k", "ArterialDisease", "Pad Abi K Holds", "Pad Abi K Holds"));

    @TestFactory
    Stream<DynamicTest> theLogicAndTheCardsAgree() {
        return ASKED.stream()
                .map(due -> DynamicTest.dynamicTest(due.topic(), () -> assertThat(ProjectLogic.ROWS.stream()
                                .filter(row -> disagrees(row, due))
                                .map(Row::toString))
                        .isEmpty()));
    }

    private static boolean disagrees(Row row, Due asked) {
        Map<String, Answer> said =
                ProjectLogic.RUNNER.evaluate(row, asked.library(), List.of(asked.holds(), asked.due()));
        boolean holds = isTrue(said.get(asked.holds()));
        return isTrue(said.get(asked.due())) != (holds && isCardDue(row, rule(asked.topic())));
    }

    /** Whether the card of a rule that holds is chosen where it is the only one. */
    private static boolean isCardDue(Row row, Rule rule) {
        List<String> conditions = rule.conditions().stream().toList();
        Map<String, Truth> truths = new HashMap<>();
        ProjectLogic.RUNNER
                .evaluate(row, "ParesthesiaDifferential", conditions)
                .forEach((name, answer) -> truths.put(name, isTrue(answer) ? Truth.HOLDS : Truth.DOES_NOT_HOLD));
        Finding finding = new Finding(rule.code(), Truth.HOLDS, urgency(row, rule), List.of(), Set.of());
        Findings findings = new Findings(
                Map.of(rule.code(), finding),
                truths,
                List.of(),
                Truth.HOLDS,
                Set.of(),
                List.of(),
                0,
                List.of(),
                Map.of());
        return !new Combination(1).choose(occasion(rule), findings).isEmpty();
    }

    private static Urgency urgency(Row row, Rule rule) {
        return rule.logic()
                .flatMap(logic -> logic.urgency())
                .map(name -> ProjectLogic.RUNNER
                        .evaluate(row, "ParesthesiaDifferential", List.of(name))
                        .get(name))
                .map(answer -> answer.is("warning") ? Urgency.WARNING : Urgency.INFO)
                .orElse(rule.urgency());
    }

    private static Occasion occasion(Rule rule) {
        Caller caller = new Caller("default", ZoneOffset.UTC, List.of(), Map.of(), Set.of());
        CallContext context =
                new CallContext(UserReference.of("Practitioner/kim"), "p", Optional.empty(), new InHand.Nothing());
        HookCall call = new HookCall(SERVICE.id(), SERVICE.hook(), "instance", caller, context, Optional.empty());
        Service alone =
                new Service(SERVICE.id(), SERVICE.hook(), "one rule", "one rule", "one rule", List.of(), List.of(rule));
        return new Occasion(call, alone, Offsets.D, finding -> false);
    }

    private static Rule rule(String topic) {
        return SERVICE.rules().stream()
                .filter(rule -> rule.code().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isTrue(Answer answer) {
        return Boolean.TRUE.equals(answer.value());
    }
}
