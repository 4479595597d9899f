package org.backline.support.processing;

import java.lang.reflect.Method;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;

/**
 * Keeps from listeners that take any event those that they would pass over: before an event is handed on that costs nothing,
 * and a transaction after.
 */
public final class OnlyWanted implements HandlerEnhancerDefinition {

    private final Predicate<Class<?>> listener;
    private final Predicate<EventMessage<?>> wanted;

    /**
     * For some listeners.
     *
     * @param listener whether a listener's handlers are meant
     * @param wanted whether an event is for them; an event for which this fails is handed on, to be parked when it is handled
     */
    public OnlyWanted(Predicate<Class<?>> listener, Predicate<EventMessage<?>> wanted) {
        this.listener = listener;
        this.wanted = wanted;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.unwrap(Method.class)
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .filter(method -> listener.test(method.getDeclaringClass()))
                .<MessageHandlingMember<T>>map(method -> new Sifted<>(original))
                .orElse(original);
    }

    private final class Sifted<T> extends WrappedMessageHandlingMember<T> {

        private Sifted(MessageHandlingMember<T> original) {
            super(original);
        }

        @Override
        public boolean canHandle(Message<?> message) {
            return super.canHandle(message) && (!(message instanceof EventMessage<?> event) || isWanted(event));
        }

        private boolean isWanted(EventMessage<?> event) {
            try {
                return wanted.test(event);
            } catch (RuntimeException unreadable) { // here it would stop the processor
                return true;
            }
        }
    }
}
