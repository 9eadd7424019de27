/** Keeps feedback, firings and overrides in a relational database: H2 in a file by default, PostgreSQL by one setting. */
package org.paresthesia.cds.feedback.store;
