package org.paresthesia.cds.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Sends a span for each call and one for each of its steps to an OpenTelemetry collector (OTLP over HTTP), some at a time and behind the calls.
 * Spans are made of what was measured anyway, once the call is over.
 */
final class ExportedTraces implements CallTraces, AutoCloseable {

    private static final Duration DELAY = Duration.ofSeconds(1);
    private static final int FAULT = 500;

    /** Only the parent is taken over: a {@code tracestate} holds whatever a client writes into it. */
    private static final TextMapGetter<Optional<String>> PARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Optional<String> parent) {
            return List.of("traceparent");
        }

        @Override
        public String get(Optional<String> parent, String key) {
            return key.equals("traceparent") ? parent.orElse(null) : null;
        }
    };

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final Function<String, String> hookOf;

    /**
     * Begins to send.
     *
     * @param logicVersion which logic answers
     * @param hookOf the hook of a service by its id
     */
    ExportedTraces(TraceSettings settings, String logicVersion, Function<String, String> hookOf) {
        this.hookOf = hookOf;
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.address().orElseThrow().toString());
        settings.headers().forEach(exporter::addHeader);
        Attributes who = Attributes.of(
                AttributeKey.stringKey("service.name"),
                "paresthesia-cds",
                AttributeKey.stringKey("service.version"),
                logicVersion);
        this.provider = SdkTracerProvider.builder()
                .setResource(Resource.create(who))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.share())))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter.build())
                        .setScheduleDelay(DELAY)
                        .build())
                .build();
        this.tracer = provider.get("paresthesia-cds");
    }

    @Override
    public void answered(Call call) {
        long epoch = epochOfZero();
        CallTimes times = call.times();
        Context parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), call.parent(), PARENT);
        Span span = tracer.spanBuilder("call")
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .setStartTimestamp(epoch + times.start(), TimeUnit.NANOSECONDS)
                .startSpan();
        if (span.isRecording()) {
            describe(span, call);
            steps(Context.root().with(span), times, epoch);
        }
        span.end(epoch + times.end(), TimeUnit.NANOSECONDS);
    }

    private void describe(Span span, Call call) {
        span.setAttribute("http.response.status_code", call.status());
        call.service().ifPresent(service -> {
            span.setAttribute("cds.service", service);
            span.setAttribute("cds.hook", hookOf.apply(service));
        });
        call.facts().forEach((name, value) -> {
            if (value instanceof Number number) {
                span.setAttribute("cds." + name, number.longValue());
            } else {
                span.setAttribute("cds." + name, value.toString());
            }
        });
        if (call.status() >= FAULT) {
            span.setStatus(StatusCode.ERROR);
        }
    }

    /** One after the other, as they were taken. */
    private void steps(Context call, CallTimes times, long epoch) {
        long at = epoch + times.start();
        for (Step step : Step.values()) {
            long took = times.of(step);
            if (took > 0) {
                tracer.spanBuilder(step.label())
                        .setParent(call)
                        .setStartTimestamp(at, TimeUnit.NANOSECONDS)
                        .startSpan()
                        .end(at + took, TimeUnit.NANOSECONDS);
                at += took;
            }
        }
    }

    /** What is added to {@link System#nanoTime} for nanoseconds since 1970. */
    private static long epochOfZero() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - System.nanoTime();
    }

    /** Sends what waits, then ends. */
    @Override
    public void close() {
        provider.close();
    }
}
