/** Examples of what clients send and of what the chart makes of it. */
package org.paresthesia.cds.chart;
