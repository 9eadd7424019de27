package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.node.ObjectNode;

/** No message of the specification or of the hook library, valid or not, brings the service down (checklist D12). */
class ExampleMessagesTest extends RunningService {

    private static List<Resource> examples() throws IOException {
        return List.of(new PathMatchingResourcePatternResolver().getResources("classpath:cds-hooks-examples/*.json"));
    }

    @Test
    void theExamplesAreThere() throws IOException {
        assertThat(examples().size()).isGreaterThan(80);
    }

    @TestFactory
    @Proves("D12")
    Stream<DynamicTest> noExampleIsAnsweredWithA5xx() throws IOException {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(example.getFilename(), () -> {
                    String body = example.getContentAsString(StandardCharsets.UTF_8);
                    for (String hook : HOOKS) {
                        isAnswer(callTo(service(hook), body));
                        isAnswer(callTo(service(hook), asCallOfOurs(hook, body).toString()));
                    }
                    isAnswer(send(to(SERVICE + "/feedback")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))));
                }));
    }

    /** The example's context and prefetch in a call that is otherwise valid, so that they are really read. */
    private static ObjectNode asCallOfOurs(String hook, String example) {
        ObjectNode call = validCall(hook);
        ObjectNode given = (ObjectNode) JSON.readTree(example);
        if (given.get("context") instanceof ObjectNode context) {
            ((ObjectNode) call.get("context")).setAll(context);
        }
        if (given.get("prefetch") instanceof ObjectNode prefetch) {
            ((ObjectNode) call.get("prefetch")).setAll(prefetch);
        }
        return call;
    }

    private static void isAnswer(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isLessThan(500);
        boolean isFeedbackTaken =
                response.statusCode() == 200 && response.body().isEmpty();
        if (isFeedbackTaken) {
            return;
        }
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(JSON.readTree(response.body()).isObject()).isTrue();
    }
}
