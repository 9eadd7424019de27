package org.paresthesia.cds.feedback.audit;

/** Takes what is to be recorded; nobody waits for it, and no card is withheld where it can't be kept. */
@FunctionalInterface
public interface AuditTrail {

    /** Records what happened, soon and without making the caller wait. */
    void enter(Audited audited);
}
