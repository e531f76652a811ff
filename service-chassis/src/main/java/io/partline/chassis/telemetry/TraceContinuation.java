package io.partline.chassis.telemetry;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import java.util.function.Supplier;

/** Goes on with the trace that a stored event carries. */
public class TraceContinuation {
    private final Tracer tracer;
    private final Propagator propagator;

    public TraceContinuation(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** @param carrier W3C Trace Context fields; without them the work starts a trace of its own */
    public void run(String name, Map<String, String> carrier, Runnable work) {
        call(name, carrier, () -> {
            work.run();
            return true;
        });
    }

    /** @return what the work answers */
    public <T> T call(String name, Map<String, String> carrier, Supplier<T> work) {
        Span span = propagator
                .extract(carrier, Map::get)
                .kind(Span.Kind.CONSUMER)
                .name(name)
                .start();
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            return work.get();
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }
}
