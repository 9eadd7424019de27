/** The tool {@code fire}: calls a running service as an EHR would and prints the cards. */
package org.paresthesia.cds.tools.fire;
