/** The tool {@code doctor}: checks a deployment from outside, as a client sees it, and says what to mend. */
package org.paresthesia.cds.tools.doctor;
