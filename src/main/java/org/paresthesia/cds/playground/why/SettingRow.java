package org.paresthesia.cds.playground.why;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.paresthesia.cds.knowledge.Setting;
import org.paresthesia.cds.knowledge.Settings;
import org.paresthesia.cds.playground.pages.UnitWords;

/**
 * A number behind a rule, as it is in force.
 *
 * @param name its name
 * @param meaning what it decides
 * @param value the value in force with its unit
 * @param isLocal whether the site changed it
 * @param usual the value that it has without a change
 * @param source where that comes from
 */
public record SettingRow(String name, String meaning, String value, boolean isLocal, String usual, String source) {

    /** The settings of some names, in the order of the catalogue. */
    static List<SettingRow> of(Set<String> names, Settings settings, Map<String, String> changed) {
        return settings.all().stream()
                .filter(setting -> names.contains(Settings.fullName(setting)))
                .map(setting -> row(setting, changed.get(Settings.fullName(setting))))
                .toList();
    }

    private static SettingRow row(Setting setting, String changed) {
        return new SettingRow(
                setting.name(),
                setting.meaning(),
                UnitWords.with(
                        changed == null ? setting.defaultText() : changed,
                        setting.type() == Setting.Type.QUANTITY ? "" : setting.unit()),
                changed != null,
                setting.defaultText(),
                setting.source());
    }
}
