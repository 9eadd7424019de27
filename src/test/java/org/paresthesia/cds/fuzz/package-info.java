/** Inputs that nobody would send, by the million: guided by coverage (Jazzer), and kept where one found something. */
package org.paresthesia.cds.fuzz;
