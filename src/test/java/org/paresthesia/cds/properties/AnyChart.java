package org.paresthesia.cds.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.paresthesia.cds.AdvisorAtHand;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.Templates;
import tools.jackson.databind.node.ObjectNode;

/** Charts that nobody wrote: demo patients with records lost and won, and small ones of random records. */
final class AnyChart {

    /** The templates of the service, as discovery shows them. */
    static final Templates TEMPLATES = new Templates(AdvisorAtHand.SERVICE.prefetchTemplates());

    private static final double KEPT = 0.85;

    private AnyChart() {}

    /** A demo patient who lost some records and has some more, or a person with a symptom and a few random records. */
    static Arbitrary<Chart> any() {
        return Arbitraries.oneOf(demo(), small());
    }

    private static Arbitrary<Chart> demo() {
        List<String> ids = Chart.demoIds().toList();
        return Combinators.combine(
                        Arbitraries.of(ids),
                        Arbitraries.doubles().between(0, 1).list().ofSize(60),
                        Records.any().list().ofMaxSize(4))
                .as((id, dice, more) -> with(lessOf(Chart.demo(id), dice), more));
    }

    private static Chart lessOf(Chart whole, List<Double> dice) {
        List<ObjectNode> kept = IntStream.range(0, whole.resources().size())
                .filter(each -> dice.get(each % dice.size()) <= KEPT
                        || Chart.is("Patient").test(whole.resources().get(each)))
                .mapToObj(whole.resources()::get)
                .toList();
        return new Chart(whole.patientId(), kept);
    }

    private static Arbitrary<Chart> small() {
        return Combinators.combine(
                        Arbitraries.integers().between(18, 95),
                        Arbitraries.of("female", "male", "other"),
                        Records.symptom(),
                        Records.any().list().ofMaxSize(9))
                .as((age, gender, symptom, more) -> {
                    List<ObjectNode> all = new ArrayList<>(more);
                    all.add(symptom);
                    return with(person(age, gender), all);
                });
    }

    /** A person without a record. */
    static Chart person(int age, String gender) {
        String born = Chart.D.minusYears(age).minusDays(100).toLocalDate().toString();
        return new Chart(
                "p",
                List.of(Json.of("{'resourceType':'Patient','id':'p','gender':'%s','birthDate':'%s'}", gender, born)));
    }

    /** The same person with more records, each of which gets an id. */
    static Chart with(Chart chart, List<ObjectNode> more) {
        ObjectNode[] named = IntStream.range(0, more.size())
                .mapToObj(each -> more.get(each).deepCopy().put("id", "more-" + each))
                .toArray(ObjectNode[]::new);
        return chart.with(named);
    }
}
