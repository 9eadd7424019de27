/** The same patient in every form in which a chart can arrive, or fail to. */
package org.paresthesia.cds.whole.reading;
