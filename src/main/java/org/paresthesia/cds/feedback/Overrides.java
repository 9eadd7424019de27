package org.paresthesia.cds.feedback;

import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.hook.HookCall;

/** Knows which cards clinicians overrode, so that they are not shown again too soon (specification 3.1 b). */
public interface Overrides {

    /** Whether the card of this finding was overridden for this patient lately, on facts that have not changed since. */
    boolean isOverridden(HookCall call, Finding finding);
}
