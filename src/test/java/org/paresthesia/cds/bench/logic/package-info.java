/** Measures the logic by itself, without reading and writing; started by {@code ./bench --logic}. */
package org.paresthesia.cds.bench.logic;
