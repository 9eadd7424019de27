package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.logic.NotInTime;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** What nobody foresaw is answered without detail and logged without what it may quote (checklist G5, G6). */
@Proves({"G5", "G6"})
@ExtendWith(OutputCaptureExtension.class)
class UnexpectedProblemsTest {

    private static final String CANARY = "Zebrafinch";

    @Test
    void theMessageOfAnExceptionReachesNeitherTheClientNorTheLog(CapturedOutput log) {
        Exception problem = new IllegalStateException(CANARY, new RuntimeException("cause " + CANARY));
        ResponseEntity<byte[]> response =
                new ProblemAnswers().anythingElse(problem, new ServletWebRequest(new MockHttpServletRequest()));
        String body = new String(response.getBody(), StandardCharsets.UTF_8);
        assertThat(response.getStatusCode().value()).isEqualTo(500);
        assertThat(body)
                .contains("OperationOutcome", "nothing can be concluded")
                .doesNotContain(CANARY, "Exception");
        assertThat(log.getAll()).contains("IllegalStateException", "RuntimeException", "UnexpectedProblemsTest");
        assertThat(log.getAll()).doesNotContain(CANARY);
    }

    @Test
    @Proves("G9")
    void rulesThatAreNotFinishedInTimeAreA503ThatSaysWhenToCallAgain() {
        ResponseEntity<byte[]> response =
                new ProblemAnswers().notInTime(new NotInTime(), new ServletWebRequest(new MockHttpServletRequest()));
        assertThat(response.getStatusCode().value()).isEqualTo(503);
        assertThat(response.getHeaders().getFirst("Retry-After")).isEqualTo("1");
        assertThat(new String(response.getBody(), StandardCharsets.UTF_8))
                .contains("OperationOutcome", "nothing can be concluded");
    }

    @Test
    void theReferenceInTheAnswerFindsTheLineInTheLog(CapturedOutput log) {
        ResponseEntity<byte[]> response = new ProblemAnswers()
                .anythingElse(new IllegalStateException(), new ServletWebRequest(new MockHttpServletRequest()));
        String body = new String(response.getBody(), StandardCharsets.UTF_8);
        String reference = body.replaceAll(".*reference ([0-9a-f-]{36}).*", "$1");
        assertThat(log.getAll()).contains(reference);
    }

    /** An answer that cannot be delivered any more. */
    @RestController
    static class HungUp {
        @GetMapping("/hung-up")
        String answer() throws AsyncRequestNotUsableException {
            throw new AsyncRequestNotUsableException("nobody listens to " + CANARY);
        }
    }

    @Test
    void aClientThatHangsUpIsNoProblemOfOurs(CapturedOutput log) throws Exception {
        MockMvcBuilders.standaloneSetup(new HungUp())
                .setControllerAdvice(new ProblemAnswers())
                .build()
                .perform(MockMvcRequestBuilders.get("/hung-up"))
                .andExpect(MockMvcResultMatchers.content().string(""));
        assertThat(log.getAll()).doesNotContain("unexpected problem", CANARY);
    }
}
