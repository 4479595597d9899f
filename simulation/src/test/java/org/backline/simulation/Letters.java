package org.backline.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.backline.support.processing.EventHandling;

/** The dead letters of the policies: an event that cannot be handled parks its own case and no other. */
final class Letters {

    /** The letters of one case, in a table of the service. */
    record Sequence(Object id) {}

    private Letters() {}

    /**
     * Handles an event, or puts it behind those of its case that are parked.
     *
     * @return whether it was handled
     */
    static boolean handleOrPark(World world, Machine machine, Transaction transaction, EventMessage<?> event) {
        List<EventMessageHandler> handlers = machine.policies().stream()
                .filter(handler -> handler.canHandle(event))
                .toList();
        if (handlers.isEmpty()) {
            return true;
        }
        Sequence sequence = new Sequence(EventHandling.inOrderPerCase().getSequenceIdentifierFor(event));
        List<EventMessage<?>> parked = parked(transaction.get(sequence));
        if (!parked.isEmpty()) {
            world.met(Sometimes.Met.PARKED_BEHIND_ANOTHER);
            transaction.put(sequence, with(parked, event));
            return false;
        }
        try {
            handle(world, handlers, event);
            return true;
        } catch (Exception failure) {
            world.parked(machine, event, failure);
            transaction.put(sequence, with(parked, event));
            return false;
        }
    }

    private static void handle(World world, List<EventMessageHandler> handlers, EventMessage<?> event)
            throws Exception {
        world.throwIfPoison(event);
        for (EventMessageHandler handler : handlers) {
            handler.handle(event);
        }
    }

    /** The first case that has letters. */
    static Optional<Sequence> any(Store store) {
        return store.tables().entrySet().stream()
                .filter(entry -> entry.getKey() instanceof Sequence
                        && !parked(entry.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .map(Sequence.class::cast)
                .min((one, other) -> one.id().toString().compareTo(other.id().toString()));
    }

    /** Tries the oldest letter of a case again. False when it still fails. */
    static boolean retry(World world, Machine machine, Sequence sequence) {
        return world.attempt(
                machine,
                () -> {
                    EventMessage<?> event =
                            parked(machine.service().store().get(sequence)).getFirst();
                    DefaultUnitOfWork<EventMessage<?>> work = DefaultUnitOfWork.startAndGet(event);
                    work.attachTransaction(machine.axonTransactions());
                    work.registerCorrelationDataProvider(machine.provenance());
                    var result = work.executeWithResult(() -> {
                        Transaction transaction = machine.transactions().current();
                        transaction.lock(sequence);
                        List<EventMessage<?>> parked = parked(transaction.get(sequence));
                        if (parked.isEmpty()
                                || !parked.getFirst().getIdentifier().equals(event.getIdentifier())) {
                            return null;
                        }
                        handle(
                                world,
                                machine.policies().stream()
                                        .filter(handler -> handler.canHandle(event))
                                        .toList(),
                                event);
                        transaction.put(sequence, List.copyOf(parked.subList(1, parked.size())));
                        Lane.done(transaction, Lane.Group.POLICIES, event);
                        return null;
                    });
                    if (result.isExceptional()) {
                        throw new Commits.Failed(result.exceptionResult());
                    }
                },
                (end, transaction) -> {});
    }

    @SuppressWarnings("unchecked") // only this class writes under a sequence
    static List<EventMessage<?>> parked(Object kept) {
        return kept == null ? List.of() : (List<EventMessage<?>>) kept;
    }

    private static List<EventMessage<?>> with(List<EventMessage<?>> parked, EventMessage<?> event) {
        List<EventMessage<?>> more = new ArrayList<>(parked);
        more.add(event);
        return List.copyOf(more);
    }
}
