package org.backline.support.access;

import java.lang.reflect.Method;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.backline.support.kafka.Publisher;
import org.springframework.beans.factory.ObjectProvider;

/** Keeps from {@link CaseAccessProjection} the events that do not concern it, before a transaction is begun for them. */
final class CaseAccessOnly implements HandlerEnhancerDefinition {

    private final ObjectProvider<Publisher> publisher;

    CaseAccessOnly(ObjectProvider<Publisher> publisher) {
        this.publisher = publisher;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.unwrap(Method.class)
                .filter(method -> method.getDeclaringClass() == CaseAccessProjection.class)
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .<MessageHandlingMember<T>>map(method -> new Concerned<>(original))
                .orElse(original);
    }

    private final class Concerned<T> extends WrappedMessageHandlingMember<T> {

        private Concerned(MessageHandlingMember<T> original) {
            super(original);
        }

        @Override
        public boolean canHandle(Message<?> message) {
            if (!super.canHandle(message)) {
                return false;
            }
            try {
                return !(message instanceof EventMessage<?> event)
                        || CaseAccessProjection.concerns(event, publisher.getIfAvailable());
            } catch (RuntimeException unreadable) { // parked when it is handled; here it would stop the view
                return true;
            }
        }
    }
}
