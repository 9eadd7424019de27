package org.paresthesia.cds.chart.delivery;

/**
 * A coding as it stands in the stream, not normalised.
 *
 * @param system the code system as sent, which may be an alias
 * @param code the code as sent
 * @param display the words as sent; empty where there are none
 */
public record ScannedCoding(String system, String code, String display) {}
