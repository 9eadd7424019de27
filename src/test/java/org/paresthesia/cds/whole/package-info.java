/** Whole calls over real HTTP: what goes in is a hook call, what is judged is the answer. */
package org.paresthesia.cds.whole;
