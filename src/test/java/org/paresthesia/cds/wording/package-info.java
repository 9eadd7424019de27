/** The words of our own on every card: what they must never say, and what they must always show. */
package org.paresthesia.cds.wording;
