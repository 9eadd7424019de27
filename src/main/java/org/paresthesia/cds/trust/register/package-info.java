/** The clients as they are now: read at the start, and again when a site changes the file that names them. */
package org.paresthesia.cds.trust.register;
