/** Reads the content, checks that its parts fit together, and refuses it with one message that names every mistake. */
package org.paresthesia.cds.knowledge.loading;
