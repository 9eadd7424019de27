/** Texts of a detail, rendered as readers' programs render them. */
package org.paresthesia.cds.cards.detail;
