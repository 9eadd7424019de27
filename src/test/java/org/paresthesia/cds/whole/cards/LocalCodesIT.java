package org.paresthesia.cds.whole.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.test.context.TestPropertySource;

/** A site's folder laid over the content: its own codes mean what its maps say, without a rebuild. */
@TestPropertySource(properties = "paresthesia.site=src/test/resources/site")
class LocalCodesIT extends WholeService {

    private static final String SITE = "https://hospital.example.org/";

    private static Chart withLocalCodes(String problem, int result) {
        return new Chart("local", List.of(Json.of("{'resourceType':'Patient','id':'local','birthDate':'1959-01-01'}")))
                .with(
                        Json.of(
                                "{'resourceType':'Condition','id':'c','clinicalStatus':{'coding':[{'code':'active'}]},"
                                        + "'code':{'coding':[{'system':'%sproblems','code':'%s'}]}}",
                                SITE, problem),
                        Json.of(
                                "{'resourceType':'Observation','id':'b12','status':'final','effectiveDateTime':'2026-09-20',"
                                        + "'code':{'coding':[{'system':'%slaboratory','code':'VB12'}]},"
                                        + "'valueQuantity':{'value':%d,'unit':'pg/mL','code':'pg/mL',"
                                        + "'system':'http://unitsofmeasure.org'}}",
                                SITE, result));
    }

    private Answer answerTo(Chart chart) {
        return answer(Call.of(chart).prefetch(templates().prefetch(chart)));
    }

    @Test
    void aLocalProblemAndALocalResultAreUnderstood() {
        Answer answer = answerTo(withLocalCodes("NUMB-LEG", 150));
        assertThat(answer.topics()).contains("b12-low");
        assertThat(answer.details()).contains("150 pg/mL");
    }

    @Test
    void aLocalCodeWithoutAMapStaysUnknown() {
        assertThat(answerTo(withLocalCodes("SOMETHING", 150)).topics()).doesNotContain("b12-low");
    }

    @Test
    void theTemplatesAskForLocalCodes() {
        assertThat(needs())
                .filteredOn(need -> need.key().equals("rareResults"))
                .singleElement()
                .satisfies(need -> assertThat(need.template()).contains(SITE + "laboratory|VB12"));
    }
}
