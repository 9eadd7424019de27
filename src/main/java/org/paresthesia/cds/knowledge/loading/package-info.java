/**
 * Reads the content, checks that its parts fit together, and refuses it with one message that names every mistake; one small
 * reader per kind of file, which is why there are more than a dozen, so that only the loader is seen outside.
 */
package org.paresthesia.cds.knowledge.loading;
