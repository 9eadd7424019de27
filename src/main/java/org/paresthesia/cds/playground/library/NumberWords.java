package org.paresthesia.cds.playground.library;

import org.paresthesia.cds.knowledge.Setting;
import org.paresthesia.cds.playground.pages.UnitWords;

/** Settings as people read them. */
final class NumberWords {

    private NumberWords() {}

    /** The value without a change, with its unit. */
    static String value(Setting setting) {
        boolean hasUnitInside = setting.type() == Setting.Type.QUANTITY;
        return UnitWords.with(setting.defaultText(), hasUnitInside ? "" : setting.unit());
    }

    /** From which to which value a site may set it. */
    static String range(Setting setting) {
        return setting.type() == Setting.Type.BOOLEAN
                ? setting.allowed()
                : setting.low().orElseThrow() + " to "
                        + UnitWords.with(setting.high().orElseThrow().toString(), setting.unit());
    }
}
