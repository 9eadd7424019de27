package org.paresthesia.cds.logic;

import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.terminology.CodeSystemInfo;
import org.opencds.cqf.cql.engine.terminology.TerminologyProvider;
import org.opencds.cqf.cql.engine.terminology.ValueSetInfo;

/**
 * Answers "in" by the same test that retrieves use, so that both can never disagree.
 *
 * @param valueSets the test
 */
record Membership(ValueSetTest valueSets) implements TerminologyProvider {

    @Override
    public boolean in(Code code, ValueSetInfo valueSet) {
        return code.getSystem() != null
                && code.getCode() != null
                && valueSets.contains(valueSet.getId(), code.getSystem(), code.getCode());
    }

    @Override
    public Iterable<Code> expand(ValueSetInfo valueSet) {
        throw new UnsupportedOperationException("categories have no end, so value sets are asked and never listed");
    }

    @Override
    public Code lookup(Code code, CodeSystemInfo codeSystem) {
        return code;
    }
}
