/** Which cards are shown, in which order, and what becomes of the rest (specification 3.2); knows no disease and no JSON. */
package org.paresthesia.cds.cards.choice;
