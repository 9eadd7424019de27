/** The container image from outside, with PostgreSQL in a container beside it, as operators start it. */
package org.paresthesia.cds.whole.image;
