/** Examples for the package of the same name. */
package org.paresthesia.cds.chart.select;
