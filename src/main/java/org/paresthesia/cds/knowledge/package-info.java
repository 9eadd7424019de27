/**
 * What the service knows: rules, value sets, orders, sources, settings and compiled logic, loaded and checked once at start.
 *
 * <p>More than a dozen types, because these records are the words that the other rooms read; how they are loaded, compiled and
 * generated is hidden in the packages below.
 */
package org.paresthesia.cds.knowledge;
