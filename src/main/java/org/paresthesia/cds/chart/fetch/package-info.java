/** Asks the client's FHIR server for what the client left out, in parallel and within a deadline. */
package org.paresthesia.cds.chart.fetch;
