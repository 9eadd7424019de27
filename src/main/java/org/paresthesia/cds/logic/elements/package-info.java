/** How each kind of element of the logic is prepared; what an operator means is left to the engine's own functions. */
package org.paresthesia.cds.logic.elements;
