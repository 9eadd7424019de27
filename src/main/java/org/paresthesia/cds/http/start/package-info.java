/** What happens before the port opens, so that the first clinician does not wait for what a JVM does at first. */
package org.paresthesia.cds.http.start;
