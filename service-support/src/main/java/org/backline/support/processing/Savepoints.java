package org.backline.support.processing;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;
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

    Savepoints(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.unwrap(Method.class)
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .filter(method -> !Outbox.isSender(method.getDeclaringClass()))
                .<MessageHandlingMember<T>>map(method -> new Guarded<>(
                        original,
                        !EventHandling.groupOf(method.getDeclaringClass()).equals(Policies.GROUP)))
                .orElse(original);
    }

    private final class Guarded<T> extends WrappedMessageHandlingMember<T> {

        private final boolean mayRunAgain;

        private Guarded(MessageHandlingMember<T> original, boolean mayRunAgain) {
            super(original);
            this.mayRunAgain = mayRunAgain;
        }

        @Override
        public Object handle(Message<?> message, T target) throws Exception {
            if (!(message instanceof EventMessage<?>)) {
                return super.handle(message, target);
            }
            Callable<Object> handler = () -> super.handle(message, target);
            return mayRunAgain && BatchOfEvents.isOne()
                    ? BatchOfEvents.current(transactions).handle(handler)
                    : BatchOfEvents.alone(transactions, handler);
        }
    }
}
