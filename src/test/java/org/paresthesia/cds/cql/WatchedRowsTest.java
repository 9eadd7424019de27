package org.paresthesia.cds.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.findings.Comparison.Outcome;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.Setting;
import org.paresthesia.cds.knowledge.Settings;
import org.paresthesia.cds.knowledge.loading.KnowledgeLoader;
import org.paresthesia.cds.logic.Recomputed;
import org.paresthesia.cds.logic.WatchedLogic;

/** Whoever looks on changes nothing, and what is written down on the way is what a reader would work out. */
class WatchedRowsTest {

    private static final Settings SETTINGS =
            KnowledgeLoader.load(Content.directory(Path.of("")), "test").settings();

    /** How long a course was is worked out from two dates of one record, and is no value that a record holds. */
    private static final Set<String> NEVER_BESIDE_A_VALUE = Set.of("ParesthesiaSettings.NSAID Short Course Days");

    @Test
    void everyRowHoldsWhileSomebodyLooksOn() {
        Set<String> seen = new HashSet<>();
        Set<Outcome> outcomes = new HashSet<>();
        for (Row row : ProjectLogic.ROWS) {
            WatchedLogic.Seen watched = ProjectLogic.RUNNER.watch(row);
            row.expect().forEach((define, expected) -> assertThat(
                            new Answer(watched.values().get(define)).is(expected))
                    .as(row + ": " + define)
                    .isTrue());
            watched.compared()
                    .values()
                    .forEach(compared -> compared.forEach(each -> {
                        Recomputed.check(each, SETTINGS, row.now());
                        seen.add(each.setting());
                        outcomes.add(each.outcome());
                    }));
        }
        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.values());
        Set<String> unseen = new TreeSet<>();
        SETTINGS.all().stream()
                .filter(setting -> setting.type() != Setting.Type.BOOLEAN)
                .map(Settings::fullName)
                .filter(name -> !seen.contains(name))
                .forEach(unseen::add);
        assertThat(unseen).isEqualTo(NEVER_BESIDE_A_VALUE);
    }
}
