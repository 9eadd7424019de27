/** Holds every client to its limits, and every request to the time that it may take to arrive. */
package org.paresthesia.cds.http.limits;
