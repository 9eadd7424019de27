/** Why a call is answered as it is, worked out here by the program's own content and printed as text. */
package org.paresthesia.cds.tools.explain;
