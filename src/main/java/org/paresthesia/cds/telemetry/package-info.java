/** What is counted and timed of calls for those who watch the service: numbers by topic and by step, nothing of a patient. */
package org.paresthesia.cds.telemetry;
