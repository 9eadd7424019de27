/** What the service is delivered with. */
package org.paresthesia.cds.supply;
