package org.paresthesia.cds.feedback;

import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.hook.HookCall;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has no memory: no feedback is taken, so nothing counts as overridden. */
@Component
class NoneStored implements Overrides {

    /** Says it once, so that an operator does not wonder why overridden cards return. */
    NoneStored() {
        LoggerFactory.getLogger(NoneStored.class).info("overrides: none stored, every due card is shown");
    }

    @Override
    public boolean isOverridden(HookCall call, Finding finding) {
        return false;
    }
}
