/** Why each rule did or did not show a card, laid out for readers. */
package org.paresthesia.cds.playground.why;
