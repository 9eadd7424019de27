/** Verifies the tokens by which clients prove who they are; all cryptography is the libraries'. */
package org.paresthesia.cds.trust.token;
