package org.backline.dashboard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.backline.dashboard.CaseSamples.Told;
import org.backline.support.access.CaseAccessProjection;
import org.backline.support.operations.View;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings events to the projections: through the event store as in life, or straight to the handlers in any order. */
public final class Delivery {

    private final List<AnnotationEventHandlerAdapter> handlers;
    private final List<View> views;
    private final EventStore store;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    public Delivery(ApplicationContext context) {
        handlers = context.getBeansWithAnnotation(ProcessingGroup.class).values().stream()
                .filter(bean ->
                        bean.getClass().getName().matches("org\\.backline\\.(dashboard\\.view|support\\.access)\\..*"))
                .map(AnnotationEventHandlerAdapter::new)
                .toList();
        views = context.getBeansOfType(View.class).values().stream()
                .filter(view -> !view.name().equals(CaseAccessProjection.GROUP))
                .toList();
        store = context.getBean(EventStore.class);
        transaction = context.getBean(TransactionTemplate.class);
        jdbc = context.getBean(JdbcClient.class);
    }

    /** Into the event store; the processors take it from there. */
    public void publish(Collection<Told> told) {
        transaction.executeWithoutResult(status -> store.publish(Published.messages(told)));
    }

    /** Straight to the handlers, now, in this order. */
    public void handle(Collection<Told> told) {
        transaction.executeWithoutResult(status -> told.forEach(one -> handle(Published.message(one))));
    }

    private void handle(EventMessage<?> message) {
        for (AnnotationEventHandlerAdapter handler : handlers) {
            try {
                if (handler.canHandle(message)) {
                    handler.handle(message);
                }
            } catch (Exception failed) {
                throw new IllegalStateException(
                        "Not handled: " + message.getPayloadType().getSimpleName(), failed);
            }
        }
    }

    /** Has every view forget, as before a replay. */
    public void forget() {
        transaction.executeWithoutResult(status -> handlers.forEach(handler -> handler.prepareReset(null)));
    }

    /** What the tables of all views hold. */
    public Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        views.stream()
                .flatMap(view -> view.tables().stream())
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql("select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from " + table
                                        + " t")
                                .query(String.class)
                                .single()));
        return rows;
    }
}
