/** The reference of settings for operators, made from the records that hold them, and the test that it is the one in the documentation. */
package org.paresthesia.cds.settings;
