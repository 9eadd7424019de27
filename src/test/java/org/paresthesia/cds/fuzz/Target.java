package org.paresthesia.cds.fuzz;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.paresthesia.cds.AdvisorAtHand;
import org.paresthesia.cds.PrefetchIncomplete;
import org.paresthesia.cds.chart.NotR4;
import org.paresthesia.cds.chart.PatientUnavailable;
import org.paresthesia.cds.chart.WrongPatient;
import org.paresthesia.cds.hook.InvalidCall;
import org.paresthesia.cds.http.incoming.BodyReader;
import org.paresthesia.cds.http.incoming.FeedbackReader;
import org.paresthesia.cds.http.incoming.Refusal;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is fed with odd inputs: it may answer well or refuse as documented (400, 412, 413, 415), and nothing else. */
enum Target {
    /** A body as it arrives, compressed or not, of any type. */
    BODY {
        @Override
        void feed(byte[] input) throws IOException {
            Dice dice = new Dice(Arrays.copyOf(input, Math.min(input.length, 2)));
            MockHttpServletRequest request = new MockHttpServletRequest("POST", "/cds-services/x");
            request.setContentType(dice.of(TYPES));
            if (dice.below(2) == 1) {
                request.addHeader("Content-Encoding", "gzip");
            }
            request.setContent(Arrays.copyOfRange(input, Math.min(input.length, 2), input.length));
            new BodyReader(100_000).read(request);
        }
    },

    /** A whole call, from its bytes to the cards. */
    CALL {
        @Override
        void feed(byte[] input) {
            answer(input);
        }
    },

    /** The same, with a call that is put together from a good one. */
    CHANGED_CALL {
        @Override
        void feed(byte[] input) {
            answer(Mutation.of(input, Seeds.CALLS));
        }
    },

    /** A body of feedback. */
    FEEDBACK {
        @Override
        void feed(byte[] input) {
            FEEDBACKS.read(input);
        }
    },

    /** The same, put together from a good one. */
    CHANGED_FEEDBACK {
        @Override
        void feed(byte[] input) {
            FEEDBACKS.read(Mutation.of(input, FEEDBACK_SEEDS));
        }
    };

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json;charset=UTF-8",
            "application/json;charset=\"utf-8",
            "text/plain",
            ";;",
            "");

    /** Feedback that is taken. */
    private static final List<JsonNode> FEEDBACK_SEEDS = List.of(
            Json.of(
                    "{'feedback':[{'card':'c1','outcome':'accepted','acceptedSuggestions':[{'id':'s1'},{'id':'s2'}],'outcomeTimestamp':'2026-11-20T10:00:00Z'}]}"),
            Json.of(
                    "{'feedback':[{'card':'c1','outcome':'overridden','overrideReason':{'reason':{'code':'already-known','system':'https://x.example.org'},'userComment':'no'},'outcomeTimestamp':'2026-11-20T10:00:00.123+01:00'},{'card':'c2','outcome':'overridden','outcomeTimestamp':'2026-11-20T10:00:00Z'}]}"));

    private static final FeedbackReader FEEDBACKS = new FeedbackReader();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    abstract void feed(byte[] input) throws IOException;

    /** The name of its folder of kept inputs. */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Feeds one input; returns where it is answered or refused as documented.
     *
     * @throws Throwable anything else, which is a defect
     */
    void accept(byte[] input) throws Throwable {
        try {
            feed(input);
        } catch (InvalidCall | NotR4 | WrongPatient | PatientUnavailable | PrefetchIncomplete documented) {
            if (documented.getMessage() == null || documented.getMessage().isBlank()) {
                throw new AssertionError("a refusal without a reason", documented);
            }
        } catch (Refusal refused) {
            if (!refused.status().is4xxClientError()) {
                throw refused;
            }
        }
    }

    private static void answer(byte[] body) {
        String text = new String(body, java.nio.charset.StandardCharsets.ISO_8859_1);
        Service service = AdvisorAtHand.KNOWLEDGE.services().stream()
                .filter(each -> text.contains('"' + each.hook() + '"'))
                .findFirst()
                .orElse(AdvisorAtHand.SERVICE);
        JsonNode answer = JSON.readTree(AdvisorAtHand.answer(body, service, Chart.D));
        if (!answer.path("cards").isArray()) {
            throw new AssertionError("an answer without cards");
        }
        answer.path("cards").forEach(Target::isWhole);
    }

    private static void isWhole(JsonNode card) {
        boolean isWhole = card.path("summary")
                                .asString("")
                                .codePointCount(
                                        0, card.path("summary").asString("").length())
                        < 140
                && !card.path("detail").asString("").isBlank()
                && !card.path("source").path("label").asString("").isBlank()
                && card.path("suggestions").isMissingNode()
                        == card.path("selectionBehavior").isMissingNode();
        if (!isWhole) {
            throw new AssertionError("a card that CDS Hooks would not allow");
        }
    }
}
