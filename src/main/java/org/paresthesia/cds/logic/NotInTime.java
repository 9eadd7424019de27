package org.paresthesia.cds.logic;

/** The rules took longer than the site lets them, and nothing certain was found before: silence would look like reassurance. */
public final class NotInTime extends RuntimeException {

    /** Says so, and nothing of the patient. */
    public NotInTime() {
        super("the rules could not be finished in time; nothing can be concluded, please call again");
    }
}
