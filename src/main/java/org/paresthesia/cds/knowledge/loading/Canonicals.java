package org.paresthesia.cds.knowledge.loading;

/** The addresses that this project gives to its own content. */
final class Canonicals {

    /** The base of all addresses of our own. */
    static final String BASE = "https://paresthesia-cds.org/fhir";

    private static final String EXTENSION = BASE + "/StructureDefinition/";

    private Canonicals() {}

    /** The address of one of our extensions. */
    static String extension(String name) {
        return EXTENSION + name;
    }

    /** The address of a value set by its id. */
    static String valueSet(String id) {
        return BASE + "/ValueSet/" + id;
    }
}
