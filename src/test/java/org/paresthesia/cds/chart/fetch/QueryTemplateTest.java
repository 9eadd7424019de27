package org.paresthesia.cds.chart.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.InHand;
import org.paresthesia.cds.hook.UserReference;

/** Templates become addresses that no value can bend. */
@Proves("F9")
class QueryTemplateTest {

    private static final CallContext CONTEXT =
            new CallContext(UserReference.of("Practitioner/d.1"), "a-1.2", Optional.empty(), new InHand.Nothing());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Patient/{{context.patientId}}; Patient/a-1.2",
                "Observation?patient={{ context.patientId }}&code=http://loinc.org|2132-9,http://loinc.org|4548-4;"
                        + " Observation?patient=a-1.2&code=http://loinc.org%7C2132-9,http://loinc.org%7C4548-4",
                "Practitioner/{{userPractitionerId}}; Practitioner/d.1",
                "Basic?author={{context.userId}}; Basic?author=Practitioner%2Fd.1",
                "Condition?code:text=numb hand\u00e9\"<; Condition?code:text=numb%20hand%C3%A9%22%3C",
                "Condition?code=a%7Cb; Condition?code=a%7Cb"
            })
    void fillsAndEncodes(String template, String address) {
        assertThat(QueryTemplate.fill(template, CONTEXT)).contains(address);
        assertThat(URI.create("http://localhost/").resolve(address)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"Encounter/{{context.encounterId}}", "Patient/{{userPatientId}}", "Basic/{{context.draftOrders}}"})
    void asksNothingWithoutAValue(String template) {
        assertThat(QueryTemplate.fill(template, CONTEXT)).isEmpty();
    }
}
