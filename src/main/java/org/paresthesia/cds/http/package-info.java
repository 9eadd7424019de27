/** CDS Hooks on the wire: discovery, calls, and the one place that maps problems to status codes. */
package org.paresthesia.cds.http;
