package org.paresthesia.cds.logic;

/** Whether a value set holds a code; systems and codes may be written in any form that charts use. */
@FunctionalInterface
public interface ValueSetTest {

    /** Whether the set with this canonical address holds the code, itself or by a category. */
    boolean contains(String valueSetUrl, String system, String code);
}
