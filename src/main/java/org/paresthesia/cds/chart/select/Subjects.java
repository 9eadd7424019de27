package org.paresthesia.cds.chart.select;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Decides whether a reference points to the patient of the call (protocol, D10). */
public final class Subjects {

    private static final String HISTORY = "/_history/";
    private static final Pattern ANY_PATIENT = Pattern.compile("(^|/)Patient/[^/]+$");

    private final String patientId;
    private final Map<String, String> idsByUrl;
    private final String relative;
    private final String endOfAbsolute;
    private final String uuid;

    /**
     * Knows the patient.
     *
     * @param patientId the id in the hook's context
     * @param idsByUrl ids of Patients by the {@code fullUrl} that they have in a Bundle
     */
    public Subjects(String patientId, Map<String, String> idsByUrl) {
        this.patientId = patientId;
        this.idsByUrl = Map.copyOf(idsByUrl);
        this.relative = "Patient/" + patientId;
        this.endOfAbsolute = "/Patient/" + patientId;
        this.uuid = "urn:uuid:" + patientId;
    }

    /** The same patient, seen from another Bundle whose own addresses come first. */
    public Subjects within(Map<String, String> otherIdsByUrl) {
        Map<String, String> all = new HashMap<>(idsByUrl);
        all.putAll(otherIdsByUrl);
        return new Subjects(patientId, all);
    }

    /**
     * Whether the reference means the patient; a missing one, or one by identifier only, does not.
     *
     * <p>The host of an absolute address is not compared: one record is often reached under several addresses.
     */
    public boolean isThePatient(String reference) {
        if (reference.isEmpty()) {
            return false;
        }
        String named = idsByUrl.get(reference);
        if (named != null && !named.isEmpty()) {
            return named.equals(patientId);
        }
        String current = withoutVersion(reference);
        return current.equals(relative) || current.endsWith(endOfAbsolute) || current.equals(uuid);
    }

    /** Whether the reference certainly means another patient; one that leads nowhere may mean this one. */
    public boolean isSomeoneElse(String reference) {
        if (isThePatient(reference)) {
            return false;
        }
        String named = idsByUrl.getOrDefault(reference, "");
        return !named.isEmpty()
                || ANY_PATIENT.matcher(withoutVersion(reference)).find();
    }

    private static String withoutVersion(String reference) {
        int history = reference.indexOf(HISTORY);
        return history < 0 ? reference : reference.substring(0, history);
    }
}
