/** A validated CDS Hooks call and who made it, as plain records; this room knows neither HTTP nor FHIR. */
package org.paresthesia.cds.hook;
