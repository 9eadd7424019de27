package org.paresthesia.cds.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Patient;
import org.paresthesia.cds.chart.delivery.AllProcessors;
import org.paresthesia.cds.chart.delivery.MedicineNote;
import org.paresthesia.cds.chart.delivery.ScannedResource;
import org.paresthesia.cds.chart.parse.ResourceParser;
import org.paresthesia.cds.chart.select.CallTags;
import org.paresthesia.cds.chart.select.Candidates.Candidate;
import org.paresthesia.cds.chart.select.Intake;
import org.paresthesia.cds.chart.select.MedicinesInForce;
import org.paresthesia.cds.chart.select.Products;
import org.paresthesia.cds.chart.select.ReadingOrder;
import org.paresthesia.cds.chart.select.TooOld;

/** Parses what can matter to a rule, and only that, and makes the chart of it. */
final class ChartBuilder {

    /** Where the patient is now matters to a rule even where the encounter has no coded reason. */
    private static final Set<String> GOING_ON = Set.of("arrived", "triaged", "in-progress", "onleave");

    private final ChartKnowledge knowledge;
    private final Products products;
    private final Intake intake;
    private final TooOld tooOld;
    private final List<Wanted> wanted = new ArrayList<>();
    private final Set<String> unrecognised = new TreeSet<>();

    /**
     * A record that is parsed.
     *
     * @param product the product of a medicine
     */
    private record Wanted(Candidate candidate, Optional<MedicineNote> product) {}

    ChartBuilder(ChartKnowledge knowledge, Intake intake, TooOld tooOld) {
        this.knowledge = knowledge;
        this.products = new Products(knowledge.setsOf(), knowledge.products());
        this.intake = intake;
        this.tooOld = tooOld;
    }

    /** The chart; the encounter in the hook's context, and one that goes on, is kept whatever its codes are. */
    PatientChart build(Patient patient, Optional<String> encounterId) {
        for (Candidate candidate : intake.candidates()) {
            ScannedResource resource = candidate.resource();
            if (MedicinesInForce.isMedicine(resource.type())) {
                medicine(candidate);
            } else if (isEncounter(resource, encounterId) || (resource.isMatched() && !tooOld.test(resource.age()))) {
                wanted.add(new Wanted(candidate, Optional.empty()));
            }
        }
        List<ChartEntry> entries = entries();
        return new PatientChart(
                patient,
                ReadingOrder.of(entries, ChartEntry::resource),
                intake.unread().all(),
                intake.unreadableEntries(),
                List.copyOf(unrecognised));
    }

    private static boolean isEncounter(ScannedResource resource, Optional<String> id) {
        return resource.type().equals("Encounter")
                && (id.filter(resource.identity().id()::equals).isPresent()
                        || GOING_ON.contains(resource.medicine().status()));
    }

    private void medicine(Candidate candidate) {
        MedicineNote note = candidate.resource().medicine();
        Optional<MedicineNote> product = intake.medications().product(note);
        if (!candidate.isDrafted()
                && product.filter(products::isRecognised).isEmpty()
                && MedicinesInForce.mayBeInForce(candidate.resource().type(), note)) {
            unrecognised.add(Products.name(product.orElse(note)));
        }
        if (product.filter(products::isUsed).isPresent()
                || knowledge.relevance().isUnfiltered()) {
            wanted.add(new Wanted(candidate, product));
        }
    }

    private List<ChartEntry> entries() {
        List<Optional<ChartEntry>> parsed = AllProcessors.each(wanted, this::entry);
        for (int at = 0; at < parsed.size(); at++) {
            if (parsed.get(at).isEmpty()) {
                intake.refuse(wanted.get(at).candidate());
            }
        }
        return parsed.stream().flatMap(Optional::stream).toList();
    }

    /** Empty if it is not valid R4. */
    private Optional<ChartEntry> entry(Wanted record) {
        Candidate candidate = record.candidate();
        ResourceParser parser = candidate.isChosen() ? ResourceParser.ofInHand() : new ResourceParser();
        return parser.parse(candidate.resource().slice()).map(parsed -> {
            record.product().ifPresent(known -> products.writeProduct(parsed, known));
            CallTags.write(parsed, candidate);
            return ChartEntry.of(parsed, candidate.need(), knowledge.setsOf());
        });
    }
}
