package org.paresthesia.cds.knowledge;

/**
 * Something wrong in the content, with its place and its cure.
 *
 * @param file the file inside the content, for example {@code fhir-resources/sources.json}
 * @param line the line, counted from 1; 0 where it is not known
 * @param what what is wrong
 * @param cure what to do
 */
public record Problem(String file, int line, String what, String cure) {

    /** One line: place, what is wrong, cure. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + what + "; " + cure;
    }
}
