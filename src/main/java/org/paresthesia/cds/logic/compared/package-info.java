/** Looks on while the logic compares values of the record with its limits, so that both can be shown side by side. */
package org.paresthesia.cds.logic.compared;
