/** Cards from given conclusions: which are chosen, what they say, and that no chart text becomes markup. */
package org.paresthesia.cds.cards;
