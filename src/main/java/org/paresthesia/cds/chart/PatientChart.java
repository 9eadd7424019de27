package org.paresthesia.cds.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.paresthesia.cds.findings.UnreadData;

/** What is known of the patient in this call, and what could not be read; found by type and by value set. */
public final class PatientChart {

    private final Patient patient;
    private final List<ChartEntry> entries;
    private final Set<UnreadData> unread;
    private final int unreadableEntries;
    private final List<String> unrecognisedMedicines;
    private final Map<String, List<Resource>> byType = new HashMap<>();
    private final Map<CodeKey, List<Resource>> byCode = new HashMap<>();

    private record CodeKey(String type, String codePath, String valueSetUrl) {}

    /**
     * A chart of these parts.
     *
     * @param patient the patient
     * @param entries every other resource, each once
     * @param unread the needs that were not read, wholly or in part
     * @param unreadableEntries entries that were not valid R4 or not this patient's
     * @param unrecognisedMedicines the chart's names of medicines in force whose ingredients are not known
     */
    public PatientChart(
            Patient patient,
            List<ChartEntry> entries,
            Set<UnreadData> unread,
            int unreadableEntries,
            List<String> unrecognisedMedicines) {
        this.patient = Objects.requireNonNull(patient);
        this.entries = List.copyOf(entries);
        this.unread = Set.copyOf(unread);
        this.unreadableEntries = unreadableEntries;
        this.unrecognisedMedicines = List.copyOf(unrecognisedMedicines);
        this.entries.forEach(this::index);
        byType.replaceAll((type, found) -> List.copyOf(found));
        byCode.replaceAll((key, found) -> List.copyOf(found));
    }

    private void index(ChartEntry entry) {
        String type = entry.resource().fhirType();
        byType.computeIfAbsent(type, any -> new ArrayList<>()).add(entry.resource());
        entry.valueSets()
                .forEach((path, urls) -> urls.forEach(
                        url -> byCode.computeIfAbsent(new CodeKey(type, path, url), any -> new ArrayList<>())
                                .add(entry.resource())));
    }

    /** The patient whose chart it is. */
    public Patient patient() {
        return patient;
    }

    /** Every resource but the patient, each once. */
    public List<ChartEntry> entries() {
        return entries;
    }

    /** All resources of a FHIR type, for example {@code Encounter}; empty if there are none. */
    public List<Resource> byType(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** The resources of a type with a coding at the path ({@code code}, {@code value}) that the value set contains. */
    public List<Resource> byCode(String type, String codePath, String valueSetUrl) {
        return byCode.getOrDefault(new CodeKey(type, codePath, valueSetUrl), List.of());
    }

    /** The needs that could not be read, wholly or in part, and why. */
    public Set<UnreadData> unread() {
        return unread;
    }

    /** How many entries were not valid R4 or not this patient's, of those that the rules could use. */
    public int unreadableEntries() {
        return unreadableEntries;
    }

    /** The chart's names of medicines in force whose ingredients are not known, one each; text of the chart, not escaped. */
    public List<String> unrecognisedMedicines() {
        return unrecognisedMedicines;
    }

    /** Says how much there is and nothing of the patient. */
    @Override
    public String toString() {
        return "PatientChart[" + entries.size() + " entries, unread " + unread.size() + "]";
    }
}
