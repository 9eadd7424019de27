package org.paresthesia.cds.whole;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.paresthesia.cds.demo.DemoPatients;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that an EHR has of one person.
 *
 * @param patientId the id of the Patient
 * @param resources every resource, the Patient among them
 */
public record Chart(String patientId, List<ObjectNode> resources) {

    /** The instant of every evaluation in these tests. */
    public static final ZonedDateTime D = Instant.parse("2026-11-20T10:00:00Z").atZone(ZoneOffset.UTC);

    /** Copies the list. */
    public Chart {
        resources = List.copyOf(resources);
    }

    /** The ids of all demo patients. */
    public static Stream<String> demoIds() {
        return DemoPatients.shipped().all().stream().map(each -> each.id());
    }

    /** A demo patient at D. */
    public static Chart demo(String id) {
        return of(Json.tree(DemoPatients.shipped().byId(id).bundleAt(D)));
    }

    /** The chart that a Bundle holds. */
    public static Chart of(JsonNode bundle) {
        List<ObjectNode> resources = Json.resources(bundle);
        String id = resources.stream()
                .filter(is("Patient"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        return new Chart(id, resources);
    }

    /** Whether a resource is of this type. */
    public static Predicate<ObjectNode> is(String type) {
        return resource -> resource.path("resourceType").asString().equals(type);
    }

    /** Whether any coding of the resource's code has this code. */
    public static Predicate<ObjectNode> isCoded(String... codes) {
        return resource -> resource.path("code").path("coding").valueStream().anyMatch(coding -> Arrays.asList(codes)
                .contains(coding.path("code").asString()));
    }

    /** The Patient. */
    public ObjectNode patient() {
        return resources.stream().filter(is("Patient")).findFirst().orElseThrow();
    }

    /** The same person with more on record; {@code subject} of what is added is set to the person. */
    public Chart with(ObjectNode... more) {
        List<ObjectNode> all = new ArrayList<>(resources);
        Arrays.stream(more).forEach(each -> all.add(ofThisPatient(each)));
        return new Chart(patientId, all);
    }

    /** The same person without some of the record. */
    public Chart without(Predicate<ObjectNode> some) {
        return new Chart(patientId, resources.stream().filter(some.negate()).toList());
    }

    /** This person's chart with all of another's on record, save who that was. */
    public Chart withAllOf(Chart other) {
        return with(other.resources.stream().filter(is("Patient").negate()).toArray(ObjectNode[]::new));
    }

    private ObjectNode ofThisPatient(ObjectNode resource) {
        ObjectNode copy = resource.deepCopy();
        copy.putObject("subject").put("reference", "Patient/" + patientId);
        return copy;
    }
}
