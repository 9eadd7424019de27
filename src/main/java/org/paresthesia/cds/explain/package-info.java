/** Why each rule of a service did or did not show a card: a model of one answer, and its words. */
package org.paresthesia.cds.explain;
