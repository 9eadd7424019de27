/** Makes the value sets, the map of medicines and the reviewers' page from the tables in fhir-resources/source. */
package org.paresthesia.cds.tools.terminology;
