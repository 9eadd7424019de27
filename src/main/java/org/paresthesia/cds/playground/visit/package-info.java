/** The playground: a small EHR that opens a chart, calls this service, shows the cards and sends feedback. */
package org.paresthesia.cds.playground.visit;
