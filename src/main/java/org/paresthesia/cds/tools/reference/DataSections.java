package org.paresthesia.cds.tools.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.tools.reference.Block.Bullets;
import org.paresthesia.cds.tools.reference.Block.Code;
import org.paresthesia.cds.tools.reference.Block.Heading;
import org.paresthesia.cds.tools.reference.Block.Paragraph;
import org.paresthesia.cds.tools.reference.Block.Table;

/** The prefetch keys with their templates, and what a client's servers must offer and grant. */
final class DataSections {

    private static final List<String> NOTES = List.of(
            "**Medicines as references.** Where `medicationReference` points to a Medication, send that Medication along: contained in the "
                    + "resource, or as a further entry of the same Bundle. What did not come along is read as `Medication/<id>`, some "
                    + "dozens of them per call at most, if the client's settings allow the server and the token allows `Medication`. A "
                    + "medicine that stays without a known code is never taken as absent: cards that rest on an absence name it.",
            "**No MedicationStatement**, MedicationAdministration, MedicationDispense, DiagnosticReport or ImagingStudy. Leave the key out. Never "
                    + "send `null` or an empty Bundle for what was not searched: both say \"looked, none found\". These data "
                    + "only add to others, so cards are the same as with an empty list, and say that the data were not searched.",
            "**Searches by POST** are not used, nor `_include`, chained parameters, modifiers or prefixes of dates.",
            "**Pages.** A Bundle with a `next` link is taken as a first page. More pages are read on the same origin where the server may be "
                    + "asked; else the key counts as read in part.");

    private final List<Service> services;
    private final List<PrefetchNeed> needs;

    DataSections(List<Service> services) {
        this.services = services;
        this.needs = services.stream()
                .flatMap(service -> service.prefetch().stream())
                .distinct()
                .toList();
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>(List.of(
                Block.section("Prefetch"),
                new Paragraph(
                        "The token `{{context.patientId}}` is the only one. Keys may be left out: what is missing is read from "
                                + "`fhirServer` where the client's settings allow that server, else it is unread and never taken as absent."),
                new Table(
                        List.of("key", "type", "what it is", "without it", "asked for by"),
                        byKey().values().stream().map(this::row).toList())));
        byKey().forEach((key, same) -> blocks.addAll(templates(key, same)));
        blocks.addAll(registration());
        blocks.add(Block.section("If your EHR is different"));
        blocks.add(new Bullets(NOTES));
        return blocks;
    }

    private Map<String, List<PrefetchNeed>> byKey() {
        return needs.stream()
                .collect(Collectors.groupingBy(PrefetchNeed::key, LinkedHashMap::new, Collectors.toList()));
    }

    private List<String> row(List<PrefetchNeed> same) {
        PrefetchNeed need = same.get(0);
        String without =
                switch (need.demand()) {
                    case REQUIRED -> need.isRead() ? "no answer: 412" : "412, unless something is certain all the same";
                    case PRIMARY -> "questions stay open, and a `data-gap` card names them";
                    case SUPPLEMENTARY -> "cards say that it was not searched";
                };
        return List.of("`" + need.key() + "`", need.resourceType(), need.title(), without, hooks(same));
    }

    private String hooks(List<PrefetchNeed> some) {
        List<String> hooks = services.stream()
                .filter(service -> service.prefetch().stream().anyMatch(some::contains))
                .map(Service::hook)
                .toList();
        return hooks.size() == services.size() ? "all" : String.join(", ", hooks);
    }

    private List<Block> templates(String key, List<PrefetchNeed> same) {
        List<Block> blocks = new ArrayList<>(List.of(new Heading(3, "`" + key + "`")));
        for (PrefetchNeed need : same) {
            if (same.size() > 1) {
                blocks.add(new Paragraph("For " + hooks(List.of(need)) + ":"));
            }
            blocks.add(new Code(need.template()));
        }
        return blocks;
    }

    private List<Block> registration() {
        Map<String, SearchNeeds.Offer> types = new TreeMap<>(new SearchNeeds(needs).byType());
        return List.of(
                Block.section("What to register"),
                new Paragraph(
                        "What the FHIR server must offer, and the least that a token must grant, by resource type. With scopes of a user or "
                                + "a system write `user/` or `system/` in place of `patient/`."),
                new Table(
                        List.of(
                                "type",
                                "interactions",
                                "search parameters",
                                "result parameters",
                                "SMART v1",
                                "SMART v2"),
                        types.entrySet().stream().map(DataSections::row).toList()),
                new Paragraph("All scopes of SMART version 1:"),
                new Code(scopes(types, type -> v1(type.getKey()))),
                new Paragraph("All scopes of SMART version 2:"),
                new Code(scopes(types, DataSections::v2)));
    }

    private static List<String> row(Map.Entry<String, SearchNeeds.Offer> type) {
        return List.of(
                type.getKey(),
                String.join(", ", type.getValue().interactions()),
                String.join(", ", type.getValue().parameters()),
                String.join(", ", type.getValue().results()),
                "`" + v1(type.getKey()) + "`",
                "`" + v2(type) + "`");
    }

    private static String scopes(
            Map<String, SearchNeeds.Offer> types, Function<Map.Entry<String, SearchNeeds.Offer>, String> scope) {
        return types.entrySet().stream().map(scope).collect(Collectors.joining(" "));
    }

    private static String v1(String type) {
        return "patient/" + type + ".read";
    }

    private static String v2(Map.Entry<String, SearchNeeds.Offer> type) {
        return "patient/" + type.getKey() + "." + type.getValue().letters();
    }
}
