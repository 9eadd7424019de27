package org.paresthesia.cds.knowledge.loading;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;

/** Turns what the FHIR parser complains about into problems of one file, instead of log lines or the first exception. */
record ParseProblems(TextFile file, Problems problems) implements IParserErrorHandler {

    private static final String CURE = "write it as FHIR R4 defines it";

    @Override
    public void containedResourceWithNoId(IParseLocation location) {
        problems.add(file, "contained", "a contained resource has no id", "give it one");
    }

    @Override
    public void incorrectJsonType(
            IParseLocation location,
            String element,
            ValueType expected,
            ScalarType expectedScalar,
            ValueType found,
            ScalarType foundScalar) {
        problems.add(file, element, element + " is " + found + " where FHIR has " + expected, CURE);
    }

    @Override
    public void invalidValue(IParseLocation location, String value, String error) {
        problems.add(file, value, "the value \"" + value + "\" is not valid: " + error, CURE);
    }

    @Override
    public void missingRequiredElement(IParseLocation location, String element) {
        problems.add(file.path(), element + " is missing", "add it");
    }

    @Override
    public void unexpectedRepeatingElement(IParseLocation location, String element) {
        problems.add(file, element, element + " occurs more than once", CURE);
    }

    @Override
    public void unknownAttribute(IParseLocation location, String attribute) {
        problems.add(file, attribute, "FHIR knows no attribute " + attribute + " here", CURE);
    }

    @Override
    public void unknownElement(IParseLocation location, String element) {
        problems.add(file, element, "FHIR knows no element " + element + " here", CURE);
    }

    @Override
    public void unknownReference(IParseLocation location, String reference) {
        problems.add(file, reference, "nothing has the reference " + reference, CURE);
    }

    @Override
    public void invalidInternalReference(IParseLocation location, String reference) {
        problems.add(file, reference, "no contained resource has the reference " + reference, CURE);
    }

    @Override
    public void extensionContainsValueAndNestedExtensions(IParseLocation location) {
        problems.add(file, "extension", "an extension has both a value and extensions", "keep one of them");
    }
}
