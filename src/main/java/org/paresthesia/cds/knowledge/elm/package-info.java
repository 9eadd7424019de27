/** The clinical logic as the build translated it (ELM), so that a start reads it and translates nothing. */
package org.paresthesia.cds.knowledge.elm;
