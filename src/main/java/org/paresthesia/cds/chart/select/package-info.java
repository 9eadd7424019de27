/** Decides which of the resources seen are used: whose they are, which version counts, what a medicine contains. */
package org.paresthesia.cds.chart.select;
