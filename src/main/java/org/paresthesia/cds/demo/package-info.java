/** The demo EHR: a read-only FHIR server of invented patients, for trying the service; absent in {@code prod}. */
package org.paresthesia.cds.demo;
