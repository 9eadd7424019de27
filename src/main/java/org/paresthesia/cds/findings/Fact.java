package org.paresthesia.cds.findings;

import java.util.Objects;

/**
 * One fact of the record that a rule rests on, or looked for. Texts are empty where they do not apply.
 *
 * @param what what the fact is, in our words, for example {@code Haemoglobin}
 * @param value its value as recorded, comparator included, for example {@code <150}; may hold chart text
 * @param unit the unit as recorded; may hold chart text
 * @param date the date as precise as recorded, ISO 8601; for a medicine its first known start
 * @param status status of the resource, for example {@code final}, {@code confirmed}, {@code status not recorded}
 * @param resource reference to the resource, for example {@code Observation/123}
 * @param code the codes of the record, each as {@code system|code}, separated by spaces
 * @param limit the threshold it was compared with, in words, for example {@code below 180 pg/mL}
 * @param stands what it says about the topic
 * @param points its weight for a candidate (specification 3.2.6); 0 where it has none
 * @param isRisk a risk factor (age, sex, disease, medicine), which never lists a candidate alone
 */
public record Fact(
        String what,
        String value,
        String unit,
        String date,
        String status,
        String resource,
        String code,
        String limit,
        Stance stands,
        int points,
        boolean isRisk) {

    /** What a fact says: it supports, it speaks against, it was looked for and not found, or could not be read. */
    public enum Stance {
        FOR,
        AGAINST,
        MISSING,
        UNREADABLE
    }

    /** Refuses a fact without a name or a null text. */
    public Fact {
        if (what.isBlank()) {
            throw new IllegalArgumentException("a fact needs a name");
        }
        Objects.requireNonNull(value);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(date);
        Objects.requireNonNull(status);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(code);
        Objects.requireNonNull(limit);
        Objects.requireNonNull(stands);
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "Fact[" + what + ", " + stands + "]";
    }
}
