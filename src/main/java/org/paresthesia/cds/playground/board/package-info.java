/** The board: what was shown, what clinicians did with it, and how long answers took. */
package org.paresthesia.cds.playground.board;
