package org.backline.simulation;

import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.backline.support.kafka.BridgeInMemory.Arrived;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An event of another service as it is read from the store that has taken it in. */
final class TakenIn {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> META_DATA = new TypeReference<>() {};

    private TakenIn() {}

    static EventMessage<?> message(Arrived arrived) {
        Map<String, Object> metaData = JSON.readValue(arrived.metaData(), META_DATA);
        GenericMessage<Object> message = new GenericMessage<>(arrived.eventId(), arrived.event(), metaData);
        return new GenericDomainEventMessage<>(
                null,
                "event:" + arrived.eventId(),
                0,
                new GenericEventMessage<>(message, arrived::recordedAt),
                arrived::recordedAt);
    }
}
