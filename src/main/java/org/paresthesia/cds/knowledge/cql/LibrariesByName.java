package org.paresthesia.cds.knowledge.cql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.hl7.elm.r1.VersionedIdentifier;

/**
 * The translator's cache of libraries, which finds a library by its name whatever version was asked for: only one
 * version of each is ever loaded, and an include without version must not translate it again.
 *
 * <p>The engine asks it at every reference from one library to another, so a question creates no object.
 */
final class LibrariesByName extends ConcurrentHashMap<VersionedIdentifier, CompiledLibrary> {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, CompiledLibrary> byName = new ConcurrentHashMap<>();

    @Override
    public boolean containsKey(Object identifier) {
        return byName.containsKey(nameOf(identifier));
    }

    @Override
    public CompiledLibrary get(Object identifier) {
        return byName.get(nameOf(identifier));
    }

    @Override
    public CompiledLibrary put(VersionedIdentifier identifier, CompiledLibrary library) {
        byName.put(nameOf(identifier), library);
        return super.put(new VersionedIdentifier().withId(identifier.getId()), library);
    }

    private static String nameOf(Object identifier) {
        return ((VersionedIdentifier) identifier).getId();
    }
}
