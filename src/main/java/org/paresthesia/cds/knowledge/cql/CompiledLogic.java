package org.paresthesia.cds.knowledge.cql;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.cqframework.cql.cql2elm.tracking.Trackable;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.VersionedIdentifier;

/**
 * The clinical logic, translated once and shared by all calls; nothing in it changes afterwards.
 *
 * @param libraryManager answers the engine from its cache; it knows no source after the start
 * @param libraries every library of {@code cql/} by its name, and FHIRHelpers
 */
public record CompiledLogic(LibraryManager libraryManager, Map<String, Library> libraries) {

    /** Copies the map. */
    public CompiledLogic {
        Objects.requireNonNull(libraryManager);
        libraries = Map.copyOf(libraries);
    }

    /** Of libraries that were translated before; the manager answers with them and translates nothing. */
    public static CompiledLogic of(List<Library> translated) {
        LibraryManager manager =
                new LibraryManager(new ModelManager(), new CqlCompilerOptions(), new LibrariesByName());
        for (Library library : translated) {
            CompiledLibrary compiled = new CompiledLibrary();
            compiled.setIdentifier(library.getIdentifier());
            compiled.setLibrary(library);
            manager.getCompiledLibraries().put(library.getIdentifier(), compiled);
        }
        return new CompiledLogic(
                manager,
                translated.stream()
                        .collect(Collectors.toMap(each -> each.getIdentifier().getId(), each -> each)));
    }

    /** The identifier by which the engine finds a library; a name that does not exist is a mistake of the caller. */
    public VersionedIdentifier identifier(String library) {
        if (!libraries.containsKey(library)) {
            throw new IllegalArgumentException("no CQL library is called " + library);
        }
        return new VersionedIdentifier().withId(library);
    }

    /** A library's translated form. */
    public Library library(String name) {
        identifier(name);
        return libraries.get(name);
    }

    /** The CQL type of a define or parameter in words, for example {@code System.Boolean} or {@code list<System.String>}. */
    public static String typeOf(Element element) {
        return String.valueOf(Trackable.INSTANCE.getResultType(element));
    }

    /** The names of all libraries, FHIRHelpers included. */
    public Set<String> names() {
        return libraries.keySet();
    }
}
