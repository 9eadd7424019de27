/** Hands every request and its outcome to the audit. */
package org.paresthesia.cds.http.audit;
