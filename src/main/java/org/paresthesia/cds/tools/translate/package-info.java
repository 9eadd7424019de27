/** The step of the build that translates the clinical logic. */
package org.paresthesia.cds.tools.translate;
