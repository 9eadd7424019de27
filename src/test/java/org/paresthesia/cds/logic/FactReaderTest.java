package org.paresthesia.cds.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paresthesia.cds.logic.SmallLogic.chart;
import static org.paresthesia.cds.logic.SmallLogic.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.findings.Candidate;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.knowledge.RuleLogic;

/** How the tuples of the logic become facts and candidates. */
class FactReaderTest {

    @Test
    void factsAreReadWithWhatIsMissingLeftEmptyAndTheCodeThatIsKnown() {
        SmallLogic logic = SmallLogic.of(
                """
                define "Holds": true
                define "Facts": {
                  Tuple { what: 'Fever', value: '39', unit: null as String, date: ToString(@2026-11-20), status: 'final',
                    resource: 'Condition/fever', code: 'urn:other|x urn:local|fever', limit: null as String,
                    stands: 'against', points: 2, isRisk: true },
                  Tuple { what: 'Cough', value: null, unit: null, date: null, status: null, resource: null, code: null,
                    limit: null, stands: 'missing', points: null, isRisk: null } }
                define "How Urgent": 'critical'
                """);
        Findings findings = logic.reason(
                chart(Set.of()),
                Map.of(),
                rule("fever", new RuleLogic("Holds", "Facts", Optional.empty(), Optional.of("How Urgent"))));
        assertThat(findings.of("fever").orElseThrow().urgency()).isEqualTo(Urgency.CRITICAL);
        assertThat(findings.of("fever").orElseThrow().facts())
                .containsExactly(
                        new Fact(
                                "Fever",
                                "39",
                                "",
                                "2026-11-20",
                                "final",
                                "Condition/fever",
                                "urn:local|fever",
                                "",
                                Fact.Stance.AGAINST,
                                2,
                                true),
                        new Fact("Cough", "", "", "", "", "", "", "", Fact.Stance.MISSING, 0, false));
    }

    @Test
    void aFactWithoutANameMakesItsRuleUnknown() {
        SmallLogic logic = SmallLogic.of("define \"Holds\": true\ndefine \"Facts\": { Tuple { what: '' } }\n");
        assertThat(logic.reason(chart(Set.of()), Map.of(), rule("bad", "Holds", "Facts"))
                        .of("bad")
                        .orElseThrow()
                        .holds())
                .isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void candidatesAreReadWithTheirFacts() {
        SmallLogic logic = SmallLogic.withoutUsual(
                """
                define "Gate": true
                define "Candidates": { Tuple { id: 'D01', name: 'Fever', tier: 'C', treatable: true, points: 3,
                  facts: { Tuple { what: 'Hot', stands: 'for', points: 3 } } } }
                """);
        assertThat(logic.reason(chart(Set.of()), Map.of()).candidates())
                .as("a service without a summary lists none")
                .isEmpty();
        List<Candidate> candidates =
                logic.reason(chart(Set.of()), Map.of(), SmallLogic.summary()).candidates();
        assertThat(candidates).singleElement().satisfies(candidate -> {
            assertThat(candidate.tier()).isEqualTo(Candidate.Tier.C);
            assertThat(candidate.points()).isEqualTo(3);
            assertThat(candidate.facts()).extracting(Fact::what).containsExactly("Hot");
        });
    }
}
