package org.paresthesia.cds.whole.hostile;

import java.util.stream.Stream;

/**
 * A resource with an element that is wrong in some way, and with the canary in it.
 *
 * @param situation what is wrong
 * @param resource the resource, with single quotes
 */
record BrokenResource(String situation, String resource) {

    static Stream<BrokenResource> all() {
        return Stream.of(
                new BrokenResource("a date that is a word", condition("'onsetDateTime':'qzx7canary-date'")),
                new BrokenResource("a status that does not exist", observation("'status':'qzx7canary-status'")),
                new BrokenResource("an element of the wrong kind", condition("'bodySite':'qzx7canary-site'")),
                new BrokenResource(
                        "a number that is a word", observation("'valueQuantity':{'value':'qzx7canary-number'}")),
                new BrokenResource(
                        "a unit that does not exist",
                        observation("'valueQuantity':{'value':7,'unit':'qzx7canary-unit'}")),
                new BrokenResource(
                        "a code of UCUM that does not exist",
                        observation(
                                "'valueQuantity':{'value':7,'code':'qzx7canary-unit','system':'http://unitsofmeasure.org'}")),
                new BrokenResource(
                        "a comparator that does not exist",
                        observation("'valueQuantity':{'value':7,'comparator':'qzx7canary-comparator'}")),
                new BrokenResource(
                        "a period that ends before it begins",
                        observation(
                                "'effectivePeriod':{'start':'2026-05-01','end':'2025-05-01'},'valueString':'qzx7canary'")),
                new BrokenResource(
                        "an onset that ends before it begins",
                        condition(
                                "'onsetPeriod':{'start':'2026-05-01','end':'2025-05-01'},'note':[{'text':'qzx7canary'}]")),
                new BrokenResource(
                        "an onset range without units",
                        condition("'onsetRange':{'low':{'value':1},'high':{'value':0,'unit':'qzx7canary'}}")),
                new BrokenResource("an age that is no age", condition("'onsetAge':{'value':-1,'unit':'qzx7canary'}")),
                new BrokenResource(
                        "a range without units",
                        observation("'valueRange':{'low':{'value':9},'high':{'value':1,'unit':'qzx7canary'}}")),
                new BrokenResource(
                        "a ratio",
                        observation(
                                "'valueRatio':{'numerator':{'value':1,'comparator':'<','unit':'qzx7canary'},'denominator':{'value':0}}")),
                new BrokenResource(
                        "a number with thousands of digits",
                        observation("'valueQuantity':{'value':1" + "0".repeat(900) + ",'unit':'qzx7canary'}")),
                new BrokenResource("a type that does not exist", "{'resourceType':'qzx7canary-type','id':'x'}"),
                new BrokenResource(
                        "a code that is a word", "{'resourceType':'Condition','id':'x','code':'qzx7canary-code'}"));
    }

    private static String condition(String rest) {
        return "{'resourceType':'Condition','id':'x','subject':{'reference':'Patient/qzx7canary-id'},"
                + "'code':{'coding':[{'system':'http://snomed.info/sct','code':'309538000'}]}," + rest + "}";
    }

    private static String observation(String rest) {
        return "{'resourceType':'Observation','id':'x','status':'final','subject':{'reference':'Patient/qzx7canary-id'},"
                + "'code':{'coding':[{'system':'http://loinc.org','code':'2132-9'}]}," + rest + "}";
    }
}
