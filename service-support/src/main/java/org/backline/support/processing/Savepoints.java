package org.backline.support.processing;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.backline.support.kafka.Outbox;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Runs every event handler behind a savepoint. A handler that fails leaves nothing behind, and the transaction stays
 * usable: without this, PostgreSQL refuses the very statement that would park the poison event, and one case would
 * stop all others. The handlers of views share one savepoint in a batch ({@link BatchOfEvents}). Policies, which act, have one
 * for each event, and so has a parked event that is tried again: between two of them Axon writes which one went through.
 */
final class Savepoints implements HandlerEnhancerDefinition {

    private final PlatformTransactionManager transactions;

    /** By group, the events that could not be written together with others of their batch. */
    private final Map<String, Set<String>> doubtful = new ConcurrentHashMap<>();

    Savepoints(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.unwrap(Method.class)
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .filter(method -> !Outbox.isSender(method.getDeclaringClass()))
                .<MessageHandlingMember<T>>map(
                        method -> new Guarded<>(original, EventHandling.groupOf(method.getDeclaringClass())))
                .orElse(original);
    }

    private final class Guarded<T> extends WrappedMessageHandlingMember<T> {

        private final String group;

        private Guarded(MessageHandlingMember<T> original, String group) {
            super(original);
            this.group = group;
        }

        @Override
        public Object handle(Message<?> message, T target) throws Exception {
            if (!(message instanceof EventMessage<?>)) {
                return super.handle(message, target);
            }
            Callable<Object> handler = () -> super.handle(message, target);
            return !group.equals(Policies.GROUP) && BatchOfEvents.isOne()
                    ? BatchOfEvents.current(transactions, doubtfulOfGroup()).handle(handler)
                    : BatchOfEvents.alone(transactions, handler);
        }

        private Set<String> doubtfulOfGroup() {
            return doubtful.computeIfAbsent(group, one -> ConcurrentHashMap.newKeySet());
        }
    }
}
