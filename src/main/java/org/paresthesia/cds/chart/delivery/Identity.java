package org.paresthesia.cds.chart.delivery;

/**
 * What tells one resource from another; a part that was not sent is empty.
 *
 * @param type the FHIR type
 * @param id the logical id
 * @param fullUrl the address given by the Bundle's entry
 * @param versionId {@code meta.versionId}
 * @param lastUpdated {@code meta.lastUpdated}, as sent
 */
public record Identity(String type, String id, String fullUrl, String versionId, String lastUpdated) {

    /** Names the type and nothing of the patient. */
    @Override
    public String toString() {
        return "Identity[" + type + "]";
    }
}
