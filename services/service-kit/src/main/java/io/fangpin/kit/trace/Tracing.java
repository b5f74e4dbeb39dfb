package io.fangpin.kit.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Continues a trace in work that began elsewhere: in another service, or in a request long answered. */
@ApplicationScoped
public class Tracing {
    /** A span under way. */
    @FunctionalInterface
    public interface Step extends AutoCloseable {
        @Override
        void close();
    }

    private final Tracer tracer;
    private final Vertx vertx;
    private final boolean on;

    @Inject
    public Tracing(
            OpenTelemetry openTelemetry,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.tracer = openTelemetry.getTracer("io.fangpin.kit");
        this.vertx = vertx;
        this.on = !disabled;
    }

    public boolean on() {
        return on;
    }

    /** Does the work in a span that continues the trace named: what is said meanwhile carries it. */
    public <T extends @Nullable Object> Uni<T> continuing(
            @Nullable String traceparent, String spanName, Supplier<Uni<T>> work) {
        return on ? inSpan(tracer.spanBuilder(spanName), traceparent, work) : work.get();
    }

    /** Continues the trace named on this thread, one that blocks and has no Vert.x context, until the step is closed. */
    public Step step(@Nullable String traceparent, String spanName) {
        if (!on) {
            return () -> {};
        }
        Context parent = Traceparent.context(traceparent);
        Span span = tracer.spanBuilder(spanName).setParent(parent).startSpan();
        Scope scope = QuarkusContextStorage.INSTANCE.attach(span.storeInContext(parent));
        return () -> end(span, scope);
    }

    /** As {@link #continuing}, for so many events heard by a consumer. */
    public <T extends @Nullable Object> Uni<T> hearing(
            @Nullable String traceparent, String consumer, int events, Supplier<Uni<T>> work) {
        return on
                ? inSpan(
                        tracer.spanBuilder("process " + consumer)
                                .setSpanKind(SpanKind.CONSUMER)
                                .setAttribute("messaging.system", "kafka")
                                .setAttribute("messaging.operation.type", "process")
                                .setAttribute("messaging.batch.message_count", events),
                        traceparent,
                        work)
                : work.get();
    }

    /**
     * The span is kept in a Vert.x context of its own, where the database's answers come back to; threads of a caller
     * that waits or tries again have none.
     */
    private <T extends @Nullable Object> Uni<T> inSpan(
            SpanBuilder builder, @Nullable String traceparent, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(caller -> {
            var here = Vertx.currentContext();
            var own = VertxContext.createNewDuplicatedContext(here == null ? vertx.getOrCreateContext() : here);
            VertxContextSafetyToggle.setContextSafe(own, true);
            Span span = builder.setParent(Traceparent.context(traceparent)).startSpan();
            Scope scope = QuarkusContextStorage.INSTANCE.attach(own, span.storeInContext(Context.root()));
            var answerOn = here == null ? own : here;
            own.runOnContext(begun -> Uni.createFrom()
                    .<T>deferred(() -> work.get())
                    .subscribe()
                    .with(
                            item -> {
                                end(span, scope);
                                answerOn.runOnContext(ended -> caller.complete(item));
                            },
                            failure -> {
                                // No more than its class: a message may quote data.
                                span.setStatus(
                                        StatusCode.ERROR, failure.getClass().getSimpleName());
                                end(span, scope);
                                answerOn.runOnContext(ended -> caller.fail(failure));
                            }));
        });
    }

    private static void end(Span span, Scope scope) {
        scope.close();
        span.end();
    }
}
