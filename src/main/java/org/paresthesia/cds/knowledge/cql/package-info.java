/** Translates the clinical logic once, and reads from it which data and settings it depends on. */
package org.paresthesia.cds.knowledge.cql;
