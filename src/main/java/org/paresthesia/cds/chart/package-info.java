/**
 * The patient's resources for one call, from prefetch, the hook's context and the client's FHIR server.
 *
 * <p>A few types more than a dozen: three of them are the problems that the wire tells apart. What a key brought, how it is
 * scanned, chosen and fetched is hidden in the packages below.
 */
package org.paresthesia.cds.chart;
