/** Charts and servers that no honest client would send: nothing gets out, nothing breaks, nothing falls silent. */
package org.paresthesia.cds.whole.hostile;
