package org.backline.support.vitals;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.lang.reflect.Method;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.backline.support.processing.EventHandling;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * A span around every event handler, in the trace of the request that caused the event, however long ago and in
 * whichever service that was. It names the event and the group, and nobody. Where nobody takes this process's spans none
 * is made, and what a handler logs still names the trace. What comes of the event carries on the trace itself and not the
 * handler's span, so others miss nothing.
 */
final class TracedHandlers implements HandlerEnhancerDefinition {

    /** Metadata key under which an event carries its trace. */
    static final String TRACE_PARENT = "traceparent";

    /** Under which log lines name their trace. */
    private static final String LOGGED = "traceId";

    private final Tracer tracer;
    private final Propagator propagator;
    private final boolean taken;

    /** @param taken whether somebody takes the spans of this process */
    TracedHandlers(Tracer tracer, Propagator propagator, boolean taken) {
        this.tracer = tracer;
        this.propagator = propagator;
        this.taken = taken;
    }

    /** Whether this process sends its spans anywhere. */
    static boolean areSpansTaken(ListableBeanFactory beans) {
        return beans.getBeanNamesForType(SpanExporter.class, true, false).length > 0;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.unwrap(Method.class)
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .<MessageHandlingMember<T>>map(
                        method -> new Traced<>(original, EventHandling.groupOf(method.getDeclaringClass())))
                .orElse(original);
    }

    private final class Traced<T> extends WrappedMessageHandlingMember<T> {

        private final String group;

        private Traced(MessageHandlingMember<T> original, String group) {
            super(original);
            this.group = group;
        }

        @Override
        public Object handle(Message<?> message, T target) throws Exception {
            @Nullable String parent = header(message.getMetaData(), TRACE_PARENT);
            if (!(message instanceof EventMessage<?>) || parent == null) {
                return super.handle(message, target);
            }
            if (!taken) {
                // An operator's retry runs in the trace of his request, which goes on afterwards.
                @Nullable String around = MDC.get(LOGGED);
                MDC.put(LOGGED, TraceParents.traceOf(parent));
                try {
                    return super.handle(message, target);
                } finally {
                    if (around == null) {
                        MDC.remove(LOGGED);
                    } else {
                        MDC.put(LOGGED, around);
                    }
                }
            }
            Span span = propagator
                    .extract(message.getMetaData(), TracedHandlers::header)
                    .name(group + " " + message.getPayloadType().getSimpleName())
                    .tag("backline.group", group)
                    .tag("backline.event", message.getPayloadType().getSimpleName())
                    .start();
            try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
                return super.handle(message, target);
            } catch (Exception failure) {
                span.tag("error", failure.getClass().getSimpleName());
                throw failure;
            } finally {
                span.end();
            }
        }
    }

    private static @Nullable String header(MetaData metaData, String key) {
        return metaData.get(key) instanceof String value ? value : null;
    }
}
