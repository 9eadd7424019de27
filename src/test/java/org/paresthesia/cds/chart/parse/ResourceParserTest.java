package org.paresthesia.cds.chart.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paresthesia.cds.chart.Json.b12;
import static org.paresthesia.cds.chart.Json.quoted;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.chart.delivery.Slice;
import org.slf4j.LoggerFactory;

/** What of an imperfect resource is tolerated, and that nothing of it is ever logged. */
class ResourceParserTest {

    private static final String CANARY = "canary-4711";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'invented':{'a':[{'b':1}]}",
                "'valueInvented':1",
                "'issued':null",
                "'component':[]",
                "'note':[{}]",
                "'extension':[{'url':'x','valueInvented':'y'}]",
                "'performer':[{'reference':'#nobody'}]",
                "'issued':{'a':'an object in place of a value reads as no value'}"
            })
    void toleratesWhatDoesNotChangeTheMeaning(String property) {
        assertThat(new ResourceParser().parse(slice(property))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'issued':'canary-4711'",
                "'category':'canary-4711'",
                "'method':['canary-4711']",
                "'component':[{'valueDateTime':'canary-4711'}]",
                "'issued':['canary-4711','canary-4711']",
                "'':'canary-4711'"
            })
    void refusesWhatWouldBeLostAndLogsNothingOfIt(String property) {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        try {
            assertThat(new ResourceParser().parse(slice(property))).isEmpty();
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains(CANARY));
    }

    @Test
    void oneBadResourceSpoilsNoOther() {
        ResourceParser parser = new ResourceParser();
        assertThat(parser.parse(slice("'issued':'never'"))).isEmpty();
        assertThat(parser.parse(slice("'issued':'2024-01-01T00:00:00Z'"))).isPresent();
    }

    private static Slice slice(String property) {
        byte[] json = quoted(b12("a", "2024").replace("'status'", property + ",'status'"))
                .getBytes(StandardCharsets.UTF_8);
        return new Slice(json, 0, json.length);
    }
}
