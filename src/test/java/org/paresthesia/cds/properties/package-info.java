/** Statements that hold for every chart, tried on charts that nobody wrote by hand. */
package org.paresthesia.cds.properties;
