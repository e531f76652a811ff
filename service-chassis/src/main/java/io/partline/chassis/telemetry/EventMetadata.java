package io.partline.chassis.telemetry;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.function.Supplier;

/**
 * What is stored beside every event: the trace of the request that caused it, as {@code traceparent} of W3C Trace
 * Context (version-traceid-spanid-flags, lower-case hexadecimal).
 */
public class EventMetadata implements Supplier<String> {
    /** Key in the metadata and name of the Kafka header. */
    public static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;

    public EventMetadata(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public String get() {
        Span span = tracer.currentSpan();
        if (span == null || span.isNoop()) {
            return "{}";
        }
        TraceContext context = span.context();
        boolean sampled = Boolean.TRUE.equals(context.sampled());
        return "{\"" + TRACEPARENT + "\":\"00-" + context.traceId() + "-" + context.spanId() + "-"
                + (sampled ? "01" : "00") + "\"}";
    }
}
