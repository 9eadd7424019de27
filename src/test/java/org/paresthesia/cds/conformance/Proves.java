package org.paresthesia.cds.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a test, or all tests of a class, as proof of items of the checklist. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Proves {

    /** The numbers of the items, such as {@code E2}; each must stand in {@code conformance/checklist.yaml}. */
    String[] value();
}
