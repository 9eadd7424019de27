package org.paresthesia.cds.logic.compared;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.opencds.cqf.cql.engine.runtime.Tuple;
import org.paresthesia.cds.findings.Fact;

/** Writes a record, or a row of the logic that stands for one, as a fact. */
final class RecordFacts {

    private final Function<Tuple, Fact> facts;

    RecordFacts(Function<Tuple, Fact> facts) {
        this.facts = facts;
    }

    /** The fact of a row or of a record itself. */
    Fact of(Object owner) {
        if (owner instanceof Tuple row) {
            return row.getElement("fact") instanceof Tuple fact ? facts.apply(fact) : medicine(row);
        }
        return record((Resource) owner);
    }

    private static Fact medicine(Tuple row) {
        String resource = text(row.getElement("resource"));
        String what = row.getElement("medicine") instanceof CodeableConcept medicine ? words(medicine) : "";
        return fact(
                what.isBlank() ? type(resource) : what,
                new String[] {"", ""},
                text(row.getElement("status")),
                resource);
    }

    private static Fact record(Resource record) {
        String reference = record.fhirType() + "/" + record.getIdElement().getIdPart();
        String what = Stream.of("code", "medication[x]", "type")
                .flatMap(name -> first(record, name).stream())
                .filter(CodeableConcept.class::isInstance)
                .map(concept -> words((CodeableConcept) concept))
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElse(record.fhirType());
        return fact(
                what,
                value(record),
                first(record, "status").map(Base::primitiveValue).orElse(""),
                reference);
    }

    private static Optional<Base> first(Resource record, String name) {
        var property = record.getNamedProperty(name);
        return property == null
                ? Optional.empty()
                : property.getValues().stream().findFirst();
    }

    /** The value of a result and its unit. */
    private static String[] value(Resource record) {
        if (!(record instanceof Observation observation)) {
            return new String[] {"", ""};
        }
        if (observation.getValue() instanceof Quantity quantity) {
            String comparator = quantity.getComparator() == null
                    ? ""
                    : quantity.getComparator().toCode();
            String number =
                    quantity.getValue() == null ? "" : quantity.getValue().toPlainString();
            return new String[] {comparator + number, quantity.hasUnit() ? quantity.getUnit() : text(quantity.getCode())
            };
        }
        return new String[] {
            observation.getValue() instanceof CodeableConcept concept
                    ? words(concept)
                    : observation.hasValue() ? text(observation.getValue().primitiveValue()) : "",
            ""
        };
    }

    private static String words(CodeableConcept concept) {
        return Stream.concat(
                        Stream.of(text(concept.getText())),
                        concept.getCoding().stream().map(RecordFacts::words))
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String words(Coding coding) {
        return coding.hasDisplay() ? coding.getDisplay() : text(coding.getCode());
    }

    private static String type(String reference) {
        return reference.contains("/") ? reference.substring(0, reference.indexOf('/')) : "Record";
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static Fact fact(String what, String[] value, String status, String resource) {
        return new Fact(what, value[0], value[1], "", status, resource, "", "", Fact.Stance.FOR, 0, false);
    }
}
