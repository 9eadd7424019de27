/** How a page is made and sent: templates, assets, headers, forms and problems. */
package org.paresthesia.cds.playground.pages;
