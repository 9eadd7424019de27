package org.paresthesia.cds.settings;

/**
 * A setting as an operator meets it.
 *
 * @param name its whole name, such as {@code paresthesia.store.keep}
 * @param type which values it takes, in words
 * @param standard its value where none is set; empty for none
 * @param meaning what it does
 */
record Setting(String name, String type, String standard, String meaning) {}
