package org.paresthesia.cds.logic.elements;

import javax.xml.namespace.QName;
import org.hl7.elm.r1.TypeSpecifier;
import org.opencds.cqf.cql.engine.execution.Environment;

/** A type that the logic names; its class is looked for at the first question, since many are named and few are asked. */
final class Type {

    private final TypeSpecifier specifier;
    private final QName name;

    /** Every thread finds the same class, so it does not matter who writes it. */
    private Class<?> found;

    Type(TypeSpecifier specifier, QName name) {
        this.specifier = specifier;
        this.name = name;
    }

    Class<?> in(Environment environment) {
        Class<?> known = found;
        if (known == null) {
            known = specifier == null ? environment.resolveType(name) : environment.resolveType(specifier);
            found = known;
        }
        return known;
    }
}
