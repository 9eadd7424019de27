/** Which cards whole calls get, and what is on them. */
package org.paresthesia.cds.whole.cards;
