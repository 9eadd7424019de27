/** The description of the wire holds for every message, and refuses every message that breaks a rule. */
package org.paresthesia.cds.wire;
