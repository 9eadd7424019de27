/** The knowledge to browse: rules, causes, value sets, numbers, sources, and the logic with its names linked. */
package org.paresthesia.cds.playground.library;
