/** What the service knows: rules, value sets, orders, sources, settings and compiled logic, loaded and checked once at start. */
package org.paresthesia.cds.knowledge;
