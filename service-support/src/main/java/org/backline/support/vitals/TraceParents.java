package org.backline.support.vitals;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/** The W3C trace context of a request, as its events carry it on. */
public final class TraceParents {

    private TraceParents() {}

    /** Of the span that a request runs in; nothing when it is not traced. */
    public static @Nullable String of(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(observed -> (TracingContext) observed.get(TracingContext.class))
                .map(tracing -> tracing.getSpan())
                .map(span -> of(span.context()))
                .orElse(null);
    }

    /** The trace that a context belongs to; the whole context when it is none of the W3C's. */
    static String traceOf(String traceParent) {
        String[] parts = traceParent.split("-", -1);
        return parts.length > 1 ? parts[1] : traceParent;
    }

    static String of(TraceContext context) {
        return "00-%s-%s-%s"
                .formatted(context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
    }
}
