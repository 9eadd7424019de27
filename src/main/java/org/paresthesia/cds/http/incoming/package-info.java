/** What comes in: the body within its limits, read once and checked against the definition of the hook. */
package org.paresthesia.cds.http.incoming;
