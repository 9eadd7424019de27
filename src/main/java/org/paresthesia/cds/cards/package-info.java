/** The cards on the wire: ordered, limited and written from what was concluded, in the words of CDS Hooks 2.0.1. */
package org.paresthesia.cds.cards;
