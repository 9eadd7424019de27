/** Reads value sets and maps of medicines from the content into the form in which they are asked. */
package org.paresthesia.cds.knowledge.terminology;
