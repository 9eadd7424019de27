package org.paresthesia.cds.cql;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.paresthesia.cds.chart.ChartEntry;
import org.paresthesia.cds.knowledge.LookBack;
import org.paresthesia.cds.knowledge.LookBacks;
import org.paresthesia.cds.knowledge.Settings;

/**
 * The results and reports of all rows that have a look-back, dated anew, so that they are too old for any rule: of those that
 * differ in their value alone the lowest and the highest.
 */
final class OlderResults {

    private static final Set<String> DATES =
            Set.of("effectiveDateTime", "effectiveInstant", "effectivePeriod", "effectiveTiming", "issued", "id");

    private final LookBacks lookBacks;
    private final List<UnaryOperator<LocalDate>> days;
    private final Collection<Map<String, Object>> results;
    private final Map<List<Object>, List<ChartEntry>> entries = new HashMap<>();

    /** Dates each on the day that one of {@code days}, in turn, makes of the first day that counts for it. */
    OlderResults(LookBacks lookBacks, Collection<Row> rows, List<UnaryOperator<LocalDate>> days) {
        this.lookBacks = lookBacks;
        this.days = days;
        Map<Object, TreeMap<Double, Map<String, Object>>> byKind = new LinkedHashMap<>();
        rows.stream()
                .flatMap(row -> row.chart().stream())
                .filter(this::hasLookBack)
                .map(OlderResults::undated)
                .forEach(each -> byKind.computeIfAbsent(withoutNumber(each), kind -> new TreeMap<>())
                        .put(number(each), each));
        this.results = byKind.values().stream()
                .flatMap(each -> Stream.of(each.firstEntry(), each.lastEntry()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    /** How many there are. */
    int count() {
        return results.size();
    }

    /** All of them as the logic finds them; the days depend on the row's settings and time zone. */
    List<ChartEntry> of(Row row) {
        return entries.computeIfAbsent(
                List.of(row.settings(), row.zone()), any -> RowChart.entries(dated(row), ProjectLogic.TERMINOLOGY));
    }

    private List<Map<String, Object>> dated(Row row) {
        Map<String, String> changed = new TreeMap<>();
        row.settings().forEach((name, value) -> changed.put(Settings.LIBRARY + "." + name, value.toString()));
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> result : results) {
            LocalDate first = lookBack(result).firstDay(row.now(), changed).orElseThrow();
            Map<String, Object> dated = new LinkedHashMap<>(result);
            dated.put("id", "older-" + all.size());
            dated.put(
                    "effectiveDateTime",
                    days.get(all.size() % days.size()).apply(first).toString());
            all.add(dated);
        }
        return all;
    }

    private boolean hasLookBack(Map<String, Object> resource) {
        LookBack lookBack = lookBack(resource);
        return lookBack.isLookedFor() && !lookBack.isEndless();
    }

    private static Map<String, Object> undated(Map<String, Object> resource) {
        Map<String, Object> undated = new LinkedHashMap<>(resource);
        undated.keySet().removeAll(DATES);
        return undated;
    }

    private static double number(Map<String, Object> resource) {
        Object quantity = resource.getOrDefault("valueQuantity", Map.of());
        return quantity instanceof Map<?, ?> map && map.get("value") instanceof Number number
                ? number.doubleValue()
                : 0;
    }

    private static Map<String, Object> withoutNumber(Map<String, Object> resource) {
        Map<String, Object> kind = new LinkedHashMap<>(resource);
        kind.computeIfPresent("valueQuantity", (name, quantity) -> {
            Map<Object, Object> unit = new LinkedHashMap<>((Map<?, ?>) quantity);
            unit.remove("value");
            return unit;
        });
        return kind;
    }

    private LookBack lookBack(Map<String, Object> resource) {
        String type = resource.get("resourceType").toString();
        if (!lookBacks.isByCode(type)) {
            return LookBack.ENDLESS;
        }
        return Stream.of("code", "valueCodeableConcept")
                .map(resource::get)
                .flatMap(OlderResults::codings)
                .map(coding -> lookBacks.of(type, (String) coding.get("system"), (String) coding.get("code")))
                .reduce(LookBack.NONE, LookBack::and);
    }

    private static Stream<Map<?, ?>> codings(Object concept) {
        boolean isCoded = concept instanceof Map<?, ?> map && map.get("coding") instanceof List<?>;
        return isCoded
                ? ((List<?>) ((Map<?, ?>) concept).get("coding")).stream().map(Map.class::cast)
                : Stream.empty();
    }
}
