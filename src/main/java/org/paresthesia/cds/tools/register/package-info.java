/** Writes the clinical register: a page per condition and the statements of the articles that the project began with. */
package org.paresthesia.cds.tools.register;
