/** Measures the service against an endpoint of the same kind that only reads its bodies; started by {@code ./bench}. */
package org.paresthesia.cds.bench;
