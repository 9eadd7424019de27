package org.paresthesia.cds.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.InHand;
import org.paresthesia.cds.hook.UserReference;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Whole synthetic charts, sent in full under every key; charts that are not part of the project are read where they are. */
class SyntheaChartsTest {

    private static final Path SHARED = Path.of("..", "shared", "data", "synthea");
    private static final Path SHARED_BESIDE_MAIN = Path.of("..", "..", "shared", "data", "synthea");
    private static final long LARGEST = 500_000;

    @TestFactory
    Stream<DynamicTest> everyEntryOfTheChartCanBeRead() throws IOException {
        return charts().map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> isRead(path)));
    }

    private static Stream<Path> charts() throws IOException {
        for (Path folder : List.of(SHARED, SHARED_BESIDE_MAIN)) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    return files.filter(SyntheaChartsTest::isSmall).sorted().toList().stream();
                }
            }
        }
        return Stream.empty();
    }

    private static boolean isSmall(Path path) {
        return path.toString().endsWith(".gz") && path.toFile().length() < LARGEST;
    }

    private static void isRead(Path path) throws IOException {
        byte[] chart = unpacked(path);
        ChartKnowledge everything = Handful.knowledge().withoutFilter();
        PatientChart whole = read(everything, chart);
        assertThat(whole.unread()).isEmpty();
        assertThat(whole.unreadableEntries()).isZero();
        assertThat(whole.byType("Encounter")).isNotEmpty();
        PatientChart used = read(Handful.knowledge(), chart);
        assertThat(used.entries()).hasSizeLessThan(whole.entries().size());
        for (String valueSet : List.of("b12", "hba1c", "diabetes", "numbness")) {
            assertThat(used.byCode("Observation", "code", valueSet))
                    .hasSameSizeAs(whole.byCode("Observation", "code", valueSet));
            assertThat(used.byCode("Condition", "code", valueSet))
                    .hasSameSizeAs(whole.byCode("Condition", "code", valueSet));
        }
        assertThat(used.unrecognisedMedicines()).isEqualTo(whole.unrecognisedMedicines());
    }

    private static byte[] unpacked(Path path) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            return in.readAllBytes();
        }
    }

    private static PatientChart read(ChartKnowledge knowledge, byte[] chart) throws IOException {
        byte[] body = underEveryKey(chart);
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), body)) {
            parser.nextToken();
            Prefetch prefetch = new PrefetchReader(knowledge).read(Handful.needs(), parser, body);
            return Charts.reader(knowledge).read(call(prefetch), prefetch, Charts.NOW);
        }
    }

    private static byte[] underEveryKey(byte[] chart) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String separator = "{";
        for (var need : Handful.needs()) {
            body.write((separator + "\"" + need.key() + "\":").getBytes(StandardCharsets.UTF_8));
            body.write(chart);
            separator = ",";
        }
        body.write('}');
        return body.toByteArray();
    }

    private static HookCall call(Prefetch prefetch) {
        String id = prefetch.deliveries()
                .get("patient")
                .resources()
                .get(0)
                .identity()
                .id();
        Caller caller = new Caller("default", ZoneOffset.UTC, List.of(), Map.of(), Set.of());
        CallContext context =
                new CallContext(UserReference.of("Practitioner/d"), id, Optional.empty(), new InHand.Nothing());
        return new HookCall("any", "patient-view", "any", caller, context, Optional.empty());
    }
}
