/** Remembers what clinicians did with cards, and answers whether one was overridden lately. */
package org.paresthesia.cds.feedback;
