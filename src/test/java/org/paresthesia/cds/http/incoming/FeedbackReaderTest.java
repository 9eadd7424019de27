package org.paresthesia.cds.http.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.feedback.CardFeedback;
import org.paresthesia.cds.feedback.CardFeedback.Outcome;
import org.paresthesia.cds.hook.InvalidCall;

/** What is feedback and what is not (checklist L2 to L8). */
class FeedbackReaderTest {

    private static List<CardFeedback> read(String json) {
        return new FeedbackReader().read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String one(String fields) {
        return "{'feedback':[{" + fields + "}]}";
    }

    @Test
    @Proves("L4")
    void anAcceptedCardNamesItsSuggestions() {
        assertThat(read(one("'card':'c1','outcome':'accepted','acceptedSuggestions':[{'id':'s1'},{'id':'s2'}],"
                        + "'outcomeTimestamp':'2026-11-20T10:00:00.123Z'")))
                .singleElement()
                .satisfies(feedback -> {
                    assertThat(feedback.card()).isEqualTo("c1");
                    assertThat(feedback.outcome()).isEqualTo(Outcome.ACCEPTED);
                    assertThat(feedback.at()).isEqualTo(Instant.parse("2026-11-20T10:00:00.123Z"));
                    assertThat(feedback.acceptedSuggestions()).containsExactly("s1", "s2");
                });
    }

    @Test
    @Proves("L5")
    void aReasonWithoutDisplayIsTakenAsTheSandboxSendsIt() {
        assertThat(
                        read(
                                one(
                                        "'card':'c1','outcome':'overridden','outcomeTimestamp':'2026-11-20T10:00:00Z',"
                                                + "'overrideReason':{'reason':{'code':'already-known','system':'urn:x'},'userComment':'seen'}")))
                .singleElement()
                .satisfies(feedback -> {
                    assertThat(feedback.reason()).contains(new CardFeedback.Reason("urn:x", "already-known"));
                    assertThat(feedback.comment()).contains("seen");
                    assertThat(feedback.toString()).doesNotContain("seen");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T12:00:00+02:00, 2026-11-20T10:00:00Z",
        "2024-02-29T00:00:00z, 2024-02-29T00:00:00Z",
        "2026-11-20T10:00:00.123456789Z, 2026-11-20T10:00:00.123456789Z",
    })
    @Proves("L6")
    void anInstantMayBeWrittenInAnyOffset(String written, String meant) {
        assertThat(read(one("'card':'c','outcome':'overridden','outcomeTimestamp':'" + written + "'")))
                .singleElement()
                .satisfies(feedback -> assertThat(feedback.at()).isEqualTo(Instant.parse(meant)));
    }

    @Test
    void unknownFieldsAndExtensionsArePassedOver() {
        assertThat(read("{'extension':{'a':[1]},'feedback':[{'card':'c','outcome':'overridden','x':{},"
                        + "'outcomeTimestamp':'2026-11-20T10:00:00Z','overrideReason':null}]}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'outcome':'overridden','outcomeTimestamp':'2026-11-20T10:00:00Z'",
                "'card':7,'outcome':'overridden','outcomeTimestamp':'2026-11-20T10:00:00Z'",
                "'card':' ','outcome':'overridden','outcomeTimestamp':'2026-11-20T10:00:00Z'",
                "'card':'c','outcomeTimestamp':'2026-11-20T10:00:00Z'",
                "'card':'c','outcome':'ignored','outcomeTimestamp':'2026-11-20T10:00:00Z'",
                "'card':'c','outcome':'overridden'",
                "'card':'c','outcome':'overridden','outcomeTimestamp':'2020-12-16'",
                "'card':'c','outcome':'overridden','outcomeTimestamp':'2026-11-20T10:00:00'",
                "'card':'c','outcome':'overridden','outcomeTimestamp':'2026-02-30T10:00:00Z'",
                "'card':'c','outcome':'accepted','outcomeTimestamp':'2026-11-20T10:00:00Z'",
                "'card':'c','outcome':'accepted','acceptedSuggestions':[],'outcomeTimestamp':'2026-11-20T10:00:00Z'",
                "'card':'c','outcome':'accepted','acceptedSuggestions':['s'],'outcomeTimestamp':'2026-11-20T10:00:00Z'",
                "'card':'c','outcome':'accepted','acceptedSuggestions':{},'outcomeTimestamp':'2026-11-20T10:00:00Z'",
                "'card':'c','outcome':'overridden','outcomeTimestamp':'2026-11-20T10:00:00Z','overrideReason':{}",
                "'card':'c','outcome':'overridden','outcomeTimestamp':'2026-11-20T10:00:00Z','overrideReason':'x'",
                "'card':'c','outcome':'overridden','outcomeTimestamp':'2026-11-20T10:00:00Z','overrideReason':{'reason':{}}",
            })
    @Proves({"L3", "L4", "L6"})
    void aMissingOrInvalidFieldIsRefusedByName(String fields) {
        assertThatThrownBy(() -> read(one(fields)))
                .isInstanceOf(InvalidCall.class)
                .hasMessageStartingWith("feedback[0].");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'card':'c','outcome':'overridden','outcomeTimestamp':'2026-11-20T10:00:00Z'}",
                "[]",
                "7",
                "",
                "{'feedback':{}}",
                "{'feedback':null}",
                "{'feedback':[",
                "{'feedback':[]} {}",
                "{'feedback':[],'feedback':[]}",
            })
    @Proves("L2")
    void aBodyWithoutAnArrayOfFeedbackIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(InvalidCall.class);
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> read(one("'card':'" + "c".repeat(129)
                        + "','outcome':'overridden','outcomeTimestamp':'2026-11-20T10:00:00Z'")))
                .isInstanceOf(InvalidCall.class)
                .hasMessage("feedback[0].card is longer than 128 characters");
    }

    @Test
    void anEmptyListHoldsNothing() {
        assertThat(read("{'feedback':[]}")).isEmpty();
    }
}
