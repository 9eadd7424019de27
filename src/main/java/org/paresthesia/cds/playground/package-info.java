/** The pages that people look at: the playground, why a card is there, the board, and what the service knows. */
package org.paresthesia.cds.playground;
