/** How the tools speak to a running service and to FHIR servers: plain HTTP, as any client would. */
package org.paresthesia.cds.tools.wire;
