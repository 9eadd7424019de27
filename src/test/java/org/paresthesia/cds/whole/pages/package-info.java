/** Pages for people: who sees them, and what is told to browsers. */
package org.paresthesia.cds.whole.pages;
