package org.backline.support.processing;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.backline.codes.Role;
import org.backline.events.PublishedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Says of every message who caused it and by what: the actor of a command stays the actor of its events; a command
 * that a policy sends is the service's own act, on behalf of whoever caused the event.
 */
final class Provenance implements CorrelationDataProvider {

    private final String service;

    Provenance(String service) {
        this.service = service;
    }

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> data = new HashMap<>();
        data.put("causationId", message.getIdentifier());
        data.put("correlationId", message.getMetaData().getOrDefault("correlationId", message.getIdentifier()));
        copy(message, "traceparent", data);
        copy(message, "onBehalfOf", data);
        if (message instanceof EventMessage<?> event) {
            data.put("actor", service);
            data.put("role", Role.SERVICE.name());
            @Nullable Object cause = message.getMetaData().get("actor");
            if (cause != null && !service.equals(cause)) {
                data.put("onBehalfOf", cause);
            }
            if (event.getPayload() instanceof PublishedEvent published) {
                data.put("caseId", published.caseId().toString());
            } else {
                copy(message, "caseId", data);
            }
        } else {
            copy(message, "actor", data);
            copy(message, "role", data);
            copy(message, "clinics", data);
            copy(message, "caseId", data);
        }
        return data;
    }

    private static void copy(Message<?> from, String key, Map<String, Object> to) {
        @Nullable Object value = from.getMetaData().get(key);
        if (value != null) {
            to.put(key, value);
        }
    }
}
