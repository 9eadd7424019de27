/** Uses the service for a long time as hospitals do, and looks whether it holds out ({@code ./soak}). */
package org.paresthesia.cds.bench.soak;
