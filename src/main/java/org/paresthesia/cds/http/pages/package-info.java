/** Who may see the pages that people look at, and what browsers are told about them; programs are answered elsewhere. */
package org.paresthesia.cds.http.pages;
