/** Runs the translated logic over one chart; the only room that knows the engine at run time. */
package org.paresthesia.cds.logic;
