package org.paresthesia.cds.knowledge.cql;

import java.util.concurrent.ConcurrentHashMap;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.hl7.elm.r1.VersionedIdentifier;

/**
 * The translator's cache of libraries, which finds a library by its name whatever version was asked for: only one
 * version of each is ever loaded, and an include without version must not translate it again.
 */
final class LibrariesByName extends ConcurrentHashMap<VersionedIdentifier, CompiledLibrary> {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean containsKey(Object identifier) {
        return super.containsKey(nameOf(identifier));
    }

    @Override
    public CompiledLibrary get(Object identifier) {
        return super.get(nameOf(identifier));
    }

    @Override
    public CompiledLibrary put(VersionedIdentifier identifier, CompiledLibrary library) {
        return super.put(nameOf(identifier), library);
    }

    private static VersionedIdentifier nameOf(Object identifier) {
        return new VersionedIdentifier().withId(((VersionedIdentifier) identifier).getId());
    }
}
