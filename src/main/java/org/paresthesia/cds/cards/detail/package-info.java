/** The detail of a card in GitHub Flavored Markdown, with every text of a chart escaped. */
package org.paresthesia.cds.cards.detail;
