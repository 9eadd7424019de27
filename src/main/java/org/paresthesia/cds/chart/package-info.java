/** The patient's resources for one call, from prefetch, the hook's context and the client's FHIR server. */
package org.paresthesia.cds.chart;
