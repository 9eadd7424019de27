/** What one prefetch key or one query brought, as plain records: seen in a stream, not yet parsed. */
package org.paresthesia.cds.chart.delivery;
