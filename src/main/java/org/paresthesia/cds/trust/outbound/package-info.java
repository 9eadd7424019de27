/** Which network addresses may be connected to, whatever a name resolves to. */
package org.paresthesia.cds.trust.outbound;
