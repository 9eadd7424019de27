/** Proves the clinical logic by rows that a clinician can read: a person in a few lines, and what each define says. */
package org.paresthesia.cds.cql;
