package org.paresthesia.cds.chart.select;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.ScannedResource;
import org.paresthesia.cds.chart.select.Candidates.Candidate;
import org.paresthesia.cds.findings.UnreadData.Reason;
import org.paresthesia.cds.hook.InHand;

/** Takes what came for each need and keeps what is the patient's; what is not, or is not FHIR, is counted and told. */
public final class Intake {

    private static final String REQUEST = "ServiceRequest";

    private final Subjects subjects;
    private final Optional<String> requests;
    private final Candidates candidates = new Candidates();
    private final Candidates refused = new Candidates();
    private final Medications medications = new Medications();
    private final UnreadNeeds unread = new UnreadNeeds();
    private int unreadable;

    /** An intake for the patient that {@code subjects} knows; {@code requests} is the need of orders and referrals. */
    public Intake(Subjects subjects, Optional<String> requests) {
        this.subjects = subjects;
        this.requests = requests;
    }

    /** Takes the answer for a need; {@code null} means that there was none. */
    public void take(String need, Delivery delivery) {
        unread.note(need, delivery);
        if (delivery != null) {
            take(need, delivery, Set.of());
        }
    }

    /** Takes what the hook's context held, by the same rules; an entry of no known type may be an order. */
    public void take(Handed handed) {
        unread.note(handed.field(), handed.delivery());
        if (unread.isUnread(handed.field())) {
            unreadable(handed.field(), REQUEST);
        }
        if (!handed.isChoiceKnown()) {
            unread.mark(handed.field(), Reason.UNREADABLE);
        }
        take(handed.field(), handed.delivery(), handed.chosen());
    }

    private void take(String need, Delivery delivery, Set<ScannedResource> chosen) {
        unreadable += delivery.unreadable();
        delivery.included().medications().forEach(medications::add);
        Subjects local = subjects.within(delivery.included().patients());
        boolean isAnswered = delivery.resources().stream().anyMatch(resource -> local.isThePatient(resource.subject()));
        for (ScannedResource resource : delivery.resources()) {
            if (local.isThePatient(resource.subject())) {
                candidates.add(need, resource, chosen.contains(resource));
            } else if (resource.type().equals("Medication")) {
                medications.add(resource);
            } else {
                stray(need, resource, isAnswered && local.isSomeoneElse(resource.subject()));
            }
        }
    }

    /** A stray entry of someone else among the patient's own is left out; an answer without the patient's is unread. */
    private void stray(String need, ScannedResource resource, boolean isHarmless) {
        refused.add(need, resource, false);
        if (!isHarmless) {
            unreadable(need, resource.type());
        }
    }

    /** An order in hand that can't be read may be the very one that a rule asks about: orders are not all known either. */
    private void unreadable(String need, String type) {
        unread.mark(need, Reason.UNREADABLE);
        if (need.equals(InHand.Orders.FIELD) && type.equals(REQUEST)) {
            requests.ifPresent(key -> unread.mark(key, Reason.INCOMPLETE));
        }
    }

    /** Notes that a resource turned out not to be valid R4. */
    public void refuse(Candidate candidate) {
        candidate.needs().forEach(need -> {
            refused.add(need, candidate.resource(), false);
            unreadable(need, candidate.resource().type());
        });
    }

    /** The patient's resources, each once. */
    public Collection<Candidate> candidates() {
        return candidates.all();
    }

    /** The Medications that came along. */
    public Medications medications() {
        return medications;
    }

    /** The needs that could not be read. */
    public UnreadNeeds unread() {
        return unread;
    }

    /** How many entries were not FHIR or not the patient's, each resource once. */
    public int unreadableEntries() {
        return unreadable + refused.all().size();
    }
}
