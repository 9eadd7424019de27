/** Counts how data came, by prefetch key and by client, for those who watch the service. */
package org.paresthesia.cds.chart.counts;
