/** What one client may ask of the service, and what its flood does to another. */
package org.paresthesia.cds.whole.limits;
