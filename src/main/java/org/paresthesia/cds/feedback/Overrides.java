package org.paresthesia.cds.feedback;

import java.time.Instant;
import java.util.function.Predicate;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.hook.HookCall;

/** Knows which cards clinicians overrode, so that they are not shown again too soon (specification 3.1 b and d). */
public interface Overrides {

    /**
     * Which findings are quiet for this call.
     *
     * @param call whose patient, user and client are meant
     * @param now the evaluation instant D
     * @return true for a finding whose card was overridden lately, on supporting facts that have not changed since; always
     *     false where nothing is remembered
     */
    Predicate<Finding> quieted(HookCall call, Instant now);
}
