/** Text for a terminal: plain, wrapped, and harmless whatever a chart holds. */
package org.paresthesia.cds.tools.text;
