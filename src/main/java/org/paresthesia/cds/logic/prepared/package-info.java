/** The logic made ready once for all calls: names are looked up, functions and types are bound, and only values remain open. */
package org.paresthesia.cds.logic.prepared;
