/** What a reader of the playground puts on the desk: a chart, a moment, what is in hand, and the call that follows. */
package org.paresthesia.cds.playground.desk;
