/** What was concluded about one patient, topic by topic: holds, does not hold, or unknown, with the facts. */
package org.paresthesia.cds.findings;
