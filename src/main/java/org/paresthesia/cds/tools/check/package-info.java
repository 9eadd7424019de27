/** The tool {@code check}: whether content and a site's folder fit together, and what the folder changes. */
package org.paresthesia.cds.tools.check;
