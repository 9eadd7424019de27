/** The pages in a real browser. */
package org.paresthesia.cds.browser;
