/** Makes HAPI objects of the few resources that are kept, straight from the body's bytes. */
package org.paresthesia.cds.chart.parse;
