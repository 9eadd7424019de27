/** The page for integrators, made from the content and the description of the wire, for the documentation and for the browser. */
package org.paresthesia.cds.tools.reference;
