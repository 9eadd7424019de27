package org.paresthesia.cds.tools.fire;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.tools.wire.OfferedService;
import org.paresthesia.cds.tools.wire.Reply;
import org.paresthesia.cds.tools.wire.Unusable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file with all records of a patient, sorted into the prefetch keys by their templates.
 *
 * @param patientId the patient's id
 * @param entries the entries of the Bundle
 */
public record BundleSource(String patientId, List<JsonNode> entries) implements ChartSource {

    /**
     * Reads a file.
     *
     * @throws Unusable if it is no Bundle, or it does not say which patient is meant
     */
    static BundleSource of(Path file, Optional<String> patientId) {
        return of(JsonFile.read(file), file.toString(), patientId);
    }

    /** The records of a Bundle; {@code name} is what a problem calls it. */
    public static BundleSource of(JsonNode bundle, String name, Optional<String> patientId) {
        if (!type(bundle).equals("Bundle")) {
            throw new Unusable(name + " holds no FHIR Bundle");
        }
        List<JsonNode> entries = bundle.path("entry")
                .valueStream()
                .filter(entry -> entry.path("resource").isObject())
                .toList();
        List<String> patients = entries.stream()
                .map(entry -> entry.path("resource"))
                .filter(resource -> type(resource).equals("Patient"))
                .map(resource -> resource.path("id").asString(""))
                .toList();
        String meant = patientId.orElseGet(() -> patients.size() == 1 ? patients.get(0) : "");
        if (!patients.contains(meant) || meant.isEmpty()) {
            throw new Unusable(name + " must hold a Patient with an id, and --patient name one of several; it holds "
                    + patients.size());
        }
        return new BundleSource(meant, entries);
    }

    @Override
    public Optional<Ehr> ehr() {
        return Optional.empty();
    }

    @Override
    public Optional<Filled> prefetch(OfferedService service, CallContext context) {
        return Optional.of(new Filled(prefetch(service), List.of()));
    }

    /** The prefetch for a service. */
    public ObjectNode prefetch(OfferedService service) {
        ObjectNode prefetch = Reply.JSON.createObjectNode();
        service.prefetch().forEach((key, template) -> {
            Sought sought = Sought.of(template);
            if (!sought.isRead()) {
                prefetch.set(key, page(sought));
            } else if (sought.type().equals("Patient")) {
                prefetch.set(key, patient());
            }
        });
        return prefetch;
    }

    private JsonNode patient() {
        return entries.stream()
                .map(entry -> entry.path("resource"))
                .filter(each -> type(each).equals("Patient")
                        && each.path("id").asString("").equals(patientId))
                .findFirst()
                .orElseThrow();
    }

    /** All that the search finds on one page, and the Medications that what it finds refers to. */
    private ObjectNode page(Sought sought) {
        ObjectNode page =
                Reply.JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        List<JsonNode> found = entries.stream()
                .filter(entry -> sought.finds(entry.path("resource")))
                .toList();
        page.put("total", found.size());
        ArrayNode sent = page.putArray("entry");
        found.forEach(entry -> add(sent, entry, "match"));
        Set<String> referred = new HashSet<>();
        found.forEach(entry -> referred.add(entry.path("resource")
                .path("medicationReference")
                .path("reference")
                .asString("")));
        entries.stream().filter(entry -> isReferred(entry, referred)).forEach(entry -> add(sent, entry, "include"));
        return page;
    }

    private static void add(ArrayNode sent, JsonNode entry, String mode) {
        ObjectNode one = sent.addObject();
        if (entry.path("fullUrl").isString()) {
            one.set("fullUrl", entry.path("fullUrl"));
        }
        one.set("resource", entry.path("resource"));
        one.putObject("search").put("mode", mode);
    }

    private static boolean isReferred(JsonNode entry, Set<String> referred) {
        JsonNode resource = entry.path("resource");
        return type(resource).equals("Medication")
                && (referred.contains(entry.path("fullUrl").asString("-"))
                        || referred.contains("Medication/" + resource.path("id").asString("-")));
    }

    private static String type(JsonNode resource) {
        return resource.path("resourceType").asString("");
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "BundleSource[" + entries.size() + " entries]";
    }
}
