/** How much each client may ask of the service, so that none takes it from the others. */
package org.paresthesia.cds.trust.limits;
