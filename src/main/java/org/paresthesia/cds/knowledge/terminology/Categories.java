package org.paresthesia.cds.knowledge.terminology;

/** How an ICD-10-CM category is written in a FHIR value set: as a filter that any terminology server understands. */
public final class Categories {

    private static final int WITHOUT_DOT = 3;

    private Categories() {}

    /** The regular expression of all codes of a category: {@code E11(\..*)?} for E11, {@code I70\.2.*} for I70.2. */
    public static String regex(String prefix) {
        return prefix.length() <= WITHOUT_DOT ? prefix + "(\\..*)?" : prefix.replace(".", "\\.") + ".*";
    }
}
