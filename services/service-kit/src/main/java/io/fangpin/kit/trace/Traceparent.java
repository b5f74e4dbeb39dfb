package io.fangpin.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The W3C header {@code traceparent}: it takes a trace from one service to the next. */
public final class Traceparent {
    private static final String HEADER = "traceparent";

    private static final TextMapGetter<String> ITSELF = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String header) {
            return header.equals(HEADER) ? traceparent : null;
        }
    };

    private Traceparent() {}

    /** Names the current span; null where there is none, as always when tracing is off. */
    public static @Nullable String current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }

    /** The trace's id; zeros when there is no trace or it cannot be read. */
    public static String traceId(@Nullable String traceparent) {
        return Span.fromContext(context(traceparent)).getSpanContext().getTraceId();
    }

    /** A context with the span named, or with none. */
    static Context context(@Nullable String traceparent) {
        return traceparent == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, ITSELF);
    }
}
