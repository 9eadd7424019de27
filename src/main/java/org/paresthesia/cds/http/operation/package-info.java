/** What operators and their machines ask: whether the service lives, whether it should be sent calls, and its numbers. */
package org.paresthesia.cds.http.operation;
