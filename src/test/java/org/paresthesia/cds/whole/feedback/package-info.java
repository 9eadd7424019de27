/** What clinicians did with cards, sent back over HTTP, and what the service makes of it. */
package org.paresthesia.cds.whole.feedback;
