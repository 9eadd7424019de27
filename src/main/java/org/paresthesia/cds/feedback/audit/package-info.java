/** Records who asked what about whom and what came of it, in a chain of keyed hashes that shows what was changed or removed. */
package org.paresthesia.cds.feedback.audit;
