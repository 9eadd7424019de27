package org.paresthesia.cds.logic.compared;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.Patient;
import org.opencds.cqf.cql.engine.runtime.DateTime;
import org.paresthesia.cds.findings.Fact;

/** Limits and dates as texts. */
final class Words {

    private Words() {}

    /** A number without needless zeros; a moment by its day. */
    static String of(Object limit) {
        if (limit instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return limit instanceof DateTime moment ? day(moment) : String.valueOf(limit);
    }

    /** The fact with the date that was compared. */
    static Fact on(Fact fact, Object moment) {
        return new Fact(
                fact.what(),
                fact.value(),
                fact.unit(),
                day((DateTime) moment),
                fact.status(),
                fact.resource(),
                fact.code(),
                fact.limit(),
                fact.stands(),
                fact.points(),
                fact.isRisk());
    }

    /** The patient's date of birth. */
    static Fact birth(Patient patient) {
        String born = patient.hasBirthDate() ? patient.getBirthDateElement().getValueAsString() : "not recorded";
        String resource = "Patient/" + patient.getIdElement().getIdPart();
        return new Fact("Date of birth", born, "", born, "", resource, "", "", Fact.Stance.FOR, 0, false);
    }

    private static String day(DateTime moment) {
        String text = moment.toString();
        return text.length() > 10 ? text.substring(0, 10) : text;
    }
}
