package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a site has not turned the pages on, there are none. */
class PagesOffTest extends RunningService {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?patient=v02",
                "/board",
                "/board.csv",
                "/knowledge",
                "/knowledge/cql",
                "/assets/1/pages.css"
            })
    void aPageIsNotFound(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(JSON.readTree(answer.body()).get("resourceType").asString()).isEqualTo("OperationOutcome");
    }
}
