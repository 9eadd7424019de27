package org.paresthesia.cds.trust;

/** What must hold of all clients, beyond what each setting refuses by itself; asked at the start and at every reading again. */
@FunctionalInterface
public interface ClientRules {

    /** Refuses clients that can't be served as they are configured, with a {@link WrongConfiguration} that says what to set. */
    void check(Clients clients);
}
