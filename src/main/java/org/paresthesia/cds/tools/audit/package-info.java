/** The tool {@code audit}: whether the chain of audit records holds, and the records as FHIR AuditEvents. */
package org.paresthesia.cds.tools.audit;
