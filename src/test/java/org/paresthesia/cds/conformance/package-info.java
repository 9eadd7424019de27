/** What CDS Hooks asks of a service, which tests prove it, and the page that says so ({@code docs/conformance.md}). */
package org.paresthesia.cds.conformance;
