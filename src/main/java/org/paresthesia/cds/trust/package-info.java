/** Which clients may call, what a site has set for each, and which FHIR servers may be asked for them. */
package org.paresthesia.cds.trust;
