/** Reads FHIR JSON as a stream of tokens: notes what a key brought and where in the body each usable resource stands. */
package org.paresthesia.cds.chart.scan;
