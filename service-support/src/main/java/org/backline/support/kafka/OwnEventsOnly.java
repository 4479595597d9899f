package org.backline.support.kafka;

import java.lang.reflect.Method;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.backline.events.PublishedEvent;

/**
 * Keeps from the senders what was taken in from another service: it is not theirs to send, and to pass over it costs
 * nothing before it is handed to them, and a transaction after.
 */
final class OwnEventsOnly implements HandlerEnhancerDefinition {

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.unwrap(Method.class)
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .filter(method -> Outbox.isSender(method.getDeclaringClass()))
                .<MessageHandlingMember<T>>map(method -> new Own<>(original))
                .orElse(original);
    }

    private static final class Own<T> extends WrappedMessageHandlingMember<T> {

        private Own(MessageHandlingMember<T> original) {
            super(original);
        }

        @Override
        public boolean canHandle(Message<?> message) {
            return !PublishedEvent.class.isAssignableFrom(message.getPayloadType()) && super.canHandle(message);
        }
    }
}
