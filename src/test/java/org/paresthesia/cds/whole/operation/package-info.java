/** The packaged service as an operator sees it: how it stops, what it tells of itself. */
package org.paresthesia.cds.whole.operation;
