/** What is said on the wire, described for others: JSON Schemas of the messages and the OpenAPI document, and checks against them. */
package org.paresthesia.cds.wire;
