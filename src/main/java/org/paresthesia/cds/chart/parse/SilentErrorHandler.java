package org.paresthesia.cds.chart.parse;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;

/**
 * Tolerates what R4 does not know, refuses what would be lost in reading, and never logs a value of the chart, as HAPI's
 * own handlers do.
 */
class SilentErrorHandler extends ErrorHandlerAdapter {

    /** For what the clinician has in hand: the hook library itself writes the category of a new problem as a word. */
    static final class InHand extends SilentErrorHandler {

        @Override
        public void incorrectJsonType(
                IParseLocation location,
                String element,
                ValueType expected,
                ScalarType expectedScalar,
                ValueType found,
                ScalarType foundScalar) {
            if (!element.equals("category")) {
                super.incorrectJsonType(location, element, expected, expectedScalar, found, foundScalar);
            }
        }
    }

    @Override
    public void invalidValue(IParseLocation location, String value, String error) {
        throw new DataFormatException("a value that R4 does not allow");
    }

    /** A number written as a string, or the other way round, is common and still says what it says. */
    @Override
    public void incorrectJsonType(
            IParseLocation location,
            String element,
            ValueType expected,
            ScalarType expectedScalar,
            ValueType found,
            ScalarType foundScalar) {
        if (expected != ValueType.SCALAR || found != ValueType.SCALAR) {
            throw new DataFormatException("an element of the wrong JSON type");
        }
    }

    @Override
    public void unexpectedRepeatingElement(IParseLocation location, String element) {
        throw new DataFormatException("an element that R4 allows once");
    }
}
