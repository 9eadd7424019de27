package org.paresthesia.cds.knowledge;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far back the logic looks for data of one kind.
 *
 * @param windows the settings that are windows counted back from now; the longest one decides
 * @param isEndless whether data of this kind count however old they are
 */
public record LookBack(Set<Setting> windows, boolean isEndless) {

    /** Nothing in the logic looks for it. */
    public static final LookBack NONE = new LookBack(Set.of(), false);

    /** However old it is. */
    public static final LookBack ENDLESS = new LookBack(Set.of(), true);

    /** UCUM units of settings that can be windows. */
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "a", ChronoUnit.YEARS,
            "mo", ChronoUnit.MONTHS,
            "wk", ChronoUnit.WEEKS,
            "d", ChronoUnit.DAYS,
            "h", ChronoUnit.HOURS);

    /** Copies the set and refuses what is no window. */
    public LookBack {
        windows = Set.copyOf(windows);
        if (!windows.stream().allMatch(LookBack::isWindow)) {
            throw new IllegalArgumentException("a window is a whole number of hours, days, weeks, months or years");
        }
    }

    /** Whether a setting can be a window: a whole number of hours, days, weeks, months or years. */
    public static boolean isWindow(Setting setting) {
        return setting.type() == Setting.Type.INTEGER && UNITS.containsKey(setting.unit());
    }

    /** Whether anything in the logic looks for it. */
    public boolean isLookedFor() {
        return isEndless || !windows.isEmpty();
    }

    /** The longer of the two; data that are of several kinds count as long as any of them. */
    public LookBack and(LookBack other) {
        if (this == other || isEndless || !other.isLookedFor()) {
            return this;
        }
        if (other.isEndless || !isLookedFor()) {
            return other;
        }
        Set<Setting> all = new HashSet<>(windows);
        all.addAll(other.windows);
        return new LookBack(all, false);
    }

    /**
     * The first day that lies in any of the windows.
     *
     * @param now the evaluation time, in the time zone in which calendar days are counted
     * @param changed the client's settings as CQL literals by {@code Library.Parameter}
     * @return empty where there is no such day
     */
    public Optional<LocalDate> firstDay(ZonedDateTime now, Map<String, String> changed) {
        return windows.stream()
                .map(window -> now.minus(length(window, changed), UNITS.get(window.unit())))
                .map(ZonedDateTime::toLocalDate)
                .min(Comparator.naturalOrder());
    }

    private static int length(Setting window, Map<String, String> changed) {
        return (Integer) window.value(changed.getOrDefault(Settings.fullName(window), window.defaultText()));
    }
}
