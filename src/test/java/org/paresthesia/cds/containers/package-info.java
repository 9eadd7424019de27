/** Containers for tests: a real PostgreSQL. */
package org.paresthesia.cds.containers;
