package org.backline.support.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.eventhandling.GenericEventMessage.asEventMessage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiHandlerDefinition;
import org.backline.events.AthleteErased;
import org.junit.jupiter.api.Test;

class OwnEventsOnlyTest {

    private static final EventMessage<?> OF_ANOTHER_SERVICE =
            asEventMessage(new AthleteErased(new UUID(0, 1), "north", Instant.EPOCH, new UUID(0, 2)));
    private static final EventMessage<?> STORED_HERE = asEventMessage("stored here");

    /** Takes any event. */
    static class Listener {

        private final List<EventMessage<?>> handed = new ArrayList<>();

        @EventHandler
        void on(EventMessage<?> message) {
            handed.add(message);
        }
    }

    @ProcessingGroup(Outbox.GROUP)
    static class Sender {

        private final List<EventMessage<?>> handed = new ArrayList<>();

        @EventHandler
        void on(EventMessage<?> message) {
            handed.add(message);
        }
    }

    private static boolean isHanded(Object listener, EventMessage<?> event) {
        return new AnnotationEventHandlerAdapter(
                        listener,
                        ClasspathParameterResolverFactory.forClass(listener.getClass()),
                        MultiHandlerDefinition.ordered(
                                KafkaConfiguration.ownEventsOnly(),
                                ClasspathHandlerDefinition.forClass(listener.getClass())))
                .canHandle(event);
    }

    @Test
    void aSenderIsHandedWhatWasStoredHereAndNothingElse() {
        assertThat(isHanded(new Sender(), STORED_HERE)).isTrue();
        assertThat(isHanded(new Sender(), OF_ANOTHER_SERVICE)).isFalse();
    }

    @Test
    void aViewIsHandedBoth() {
        assertThat(isHanded(new Listener(), STORED_HERE)).isTrue();
        assertThat(isHanded(new Listener(), OF_ANOTHER_SERVICE)).isTrue();
    }
}
