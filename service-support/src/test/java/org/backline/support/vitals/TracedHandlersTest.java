package org.backline.support.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.eventhandling.GenericEventMessage.asEventMessage;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiHandlerDefinition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TracedHandlersTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    /** Notes the trace that its log lines would name. */
    static class Listener {

        private final List<@Nullable String> logged = new ArrayList<>();

        @EventHandler
        void on(String event) {
            logged.add(MDC.get("traceId"));
        }
    }

    /** Counts the spans it is asked for. */
    private static final class Counting implements Propagator {

        private int spans;

        @Override
        public List<String> fields() {
            return List.of();
        }

        @Override
        public <C> void inject(TraceContext context, @Nullable C carrier, Setter<C> setter) {}

        @Override
        public <C> Span.Builder extract(C carrier, Getter<C> getter) {
            spans++;
            return Span.Builder.NOOP;
        }
    }

    private final Listener listener = new Listener();
    private final Counting propagator = new Counting();

    private void handle(boolean taken, EventMessage<?> event) throws Exception {
        new AnnotationEventHandlerAdapter(
                        listener,
                        ClasspathParameterResolverFactory.forClass(Listener.class),
                        MultiHandlerDefinition.ordered(
                                new TracedHandlers(Tracer.NOOP, propagator, taken),
                                ClasspathHandlerDefinition.forClass(Listener.class)))
                .handle(event);
    }

    private static EventMessage<?> traced() {
        return asEventMessage("of a request")
                .withMetaData(Map.of(TracedHandlers.TRACE_PARENT, "00-" + TRACE + "-00f067aa0ba902b7-01"));
    }

    @Test
    void whereSpansAreTakenEachHandlerHasOne() throws Exception {
        handle(true, traced());
        assertThat(propagator.spans).isEqualTo(1);
        assertThat(listener.logged).hasSize(1);
    }

    @Test
    void whereNobodyTakesThemNoneIsMadeAndTheLogStillNamesTheTrace() throws Exception {
        handle(false, traced());
        assertThat(propagator.spans).isZero();
        assertThat(listener.logged).containsExactly(TRACE);
        assertThat(MDC.get("traceId")).as("afterwards").isNull();
    }

    @Test
    void whatIsLoggedAfterARetryNamesTheTraceOfWhoAskedForIt() throws Exception {
        try (MDC.MDCCloseable _ = MDC.putCloseable("traceId", "of the operator")) {
            handle(false, traced());
            assertThat(MDC.get("traceId")).isEqualTo("of the operator");
        }
    }

    @Test
    void anEventWithoutATraceIsHandledAsItIs() throws Exception {
        handle(false, asEventMessage("of nobody"));
        handle(true, asEventMessage("of nobody"));
        assertThat(propagator.spans).isZero();
        assertThat(listener.logged).containsExactly(null, null);
    }

    @Test
    void spansAreTakenWhereTheSettingSendsThemAndNowhereElse() {
        ApplicationContextRunner process = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OtlpTracingAutoConfiguration.class))
                .withPropertyValues(
                        "management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:4318/v1/traces");
        process.withPropertyValues("management.tracing.export.otlp.enabled=true")
                .run(context ->
                        assertThat(TracedHandlers.areSpansTaken(context)).isTrue());
        process.withPropertyValues("management.tracing.export.otlp.enabled=false")
                .run(context ->
                        assertThat(TracedHandlers.areSpansTaken(context)).isFalse());
    }
}
