package org.backline.support.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.simulation.Transaction;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The way of a command from a request to its aggregate, with the memory of commands in a store in memory. */
public final class CommandsInMemory {

    private CommandsInMemory() {}

    /**
     * {@link Commands} as they are, on the caller's thread.
     *
     * @param current the transaction that is active
     * @param forgets whether what was handled is not remembered, which is a fault
     */
    public static Commands on(
            CommandGateway gateway,
            PlatformTransactionManager transactions,
            Supplier<Transaction> current,
            Supplier<Boolean> forgets) {
        return new Commands(
                gateway,
                new Memory(current, forgets),
                new TransactionTemplate(transactions),
                new AtOnce(),
                new SimpleMeterRegistry());
    }

    private record Handled(String fingerprint, Receipt receipt) {}

    /** Table {@code processed_command}. */
    private static final class Memory extends ProcessedCommands {

        private final Supplier<Transaction> current;
        private final Supplier<Boolean> forgets;

        Memory(Supplier<Transaction> current, Supplier<Boolean> forgets) {
            super(null, JsonMapper.builder().build(), Clock.systemUTC());
            this.current = current;
            this.forgets = forgets;
        }

        @Override
        Receipt begin(UUID commandId, String fingerprint) {
            Transaction transaction = current.get();
            Object key = key(commandId);
            if (!forgets.get()) {
                transaction.lock(key);
            }
            Handled earlier = forgets.get() ? null : (Handled) transaction.get(key);
            if (earlier == null) {
                transaction.put(key, new Handled(fingerprint, null));
                return null;
            }
            if (!earlier.fingerprint().equals(fingerprint)) {
                throw new IdReused(commandId);
            }
            return earlier.receipt();
        }

        @Override
        Receipt finish(UUID commandId, UUID target) {
            Transaction transaction = current.get();
            Handled begun = (Handled) transaction.get(key(commandId));
            Receipt receipt = new Receipt(target.toString(), Math.max(0, transaction.lastSequence(target.toString())));
            transaction.put(key(commandId), new Handled(begun.fingerprint(), receipt));
            return receipt;
        }

        private static Object key(UUID commandId) {
            return "command " + commandId;
        }
    }

    private static final class AtOnce extends Work {

        AtOnce() {
            super(1, 1, Duration.ofMinutes(1));
        }

        @Override
        public <T> Mono<T> call(Callable<T> work) {
            return Mono.fromCallable(work);
        }
    }
}
