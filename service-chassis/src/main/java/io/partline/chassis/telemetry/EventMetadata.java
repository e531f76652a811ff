package io.partline.chassis.telemetry;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.partline.chassis.events.EventJson;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What is stored beside every event: the trace of the request that caused it, as {@code traceparent} of W3C Trace
 * Context (version-traceid-spanid-flags, lower-case hexadecimal), and {@code by}, the person or system whose request it
 * was; absent for what follows from another event.
 */
public class EventMetadata implements Supplier<String> {
    /** Key in the metadata and name of the Kafka header. */
    public static final String TRACEPARENT = "traceparent";

    /** Key in the metadata; subject of the token. */
    public static final String BY = "by";

    private final Tracer tracer;

    public EventMetadata(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public String get() {
        Map<String, String> metadata = new TreeMap<>();
        Span span = tracer.currentSpan();
        if (span != null && !span.isNoop()) {
            TraceContext context = span.context();
            String flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
            metadata.put(TRACEPARENT, "00-" + context.traceId() + "-" + context.spanId() + "-" + flags);
        }
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.getPrincipal() instanceof Jwt token && token.getSubject() != null) {
            metadata.put(BY, token.getSubject());
        }
        return EventJson.write(metadata);
    }
}
