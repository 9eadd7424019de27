/** Items of the checklist that no other test of whole calls shows: what goes over the wire, whatever the cards say. */
package org.paresthesia.cds.whole.wire;
