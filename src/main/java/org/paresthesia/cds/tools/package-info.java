/** The command line: tools for those who integrate, tune and run the service, in the same jar. */
package org.paresthesia.cds.tools;
