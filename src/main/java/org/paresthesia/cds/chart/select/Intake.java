package org.paresthesia.cds.chart.select;

import java.util.Collection;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.ScannedResource;
import org.paresthesia.cds.chart.select.Candidates.Candidate;
import org.paresthesia.cds.findings.UnreadData.Reason;

/** Takes what came for each need and keeps what is the patient's; what is not, or is not FHIR, is counted and told. */
public final class Intake {

    private final Subjects subjects;
    private final Candidates candidates = new Candidates();
    private final Candidates refused = new Candidates();
    private final Medications medications = new Medications();
    private final UnreadNeeds unread = new UnreadNeeds();
    private int unreadable;

    /** An intake for the patient that {@code subjects} knows. */
    public Intake(Subjects subjects) {
        this.subjects = subjects;
    }

    /** Takes the answer for a need; {@code null} means that there was none. */
    public void take(String need, Delivery delivery) {
        unread.note(need, delivery);
        if (delivery == null) {
            return;
        }
        unreadable += delivery.unreadable();
        delivery.included().medications().forEach(medications::add);
        Subjects local = subjects.within(delivery.included().patients());
        boolean isAnswered = delivery.resources().stream().anyMatch(resource -> local.isThePatient(resource.subject()));
        for (ScannedResource resource : delivery.resources()) {
            take(need, resource, local, isAnswered);
        }
    }

    /** A stray entry of someone else among the patient's own is left out; an answer without the patient's is unread. */
    private void take(String need, ScannedResource resource, Subjects local, boolean isAnswered) {
        if (resource.type().equals("Medication")) {
            medications.add(resource);
        } else if (local.isThePatient(resource.subject())) {
            candidates.add(need, resource);
        } else {
            refused.add(need, resource);
            if (!isAnswered || !local.isSomeoneElse(resource.subject())) {
                unread.mark(need, Reason.UNREADABLE);
            }
        }
    }

    /** Notes that a resource turned out not to be valid R4. */
    public void refuse(Candidate candidate) {
        candidate.needs().forEach(need -> {
            refused.add(need, candidate.resource());
            unread.mark(need, Reason.UNREADABLE);
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
