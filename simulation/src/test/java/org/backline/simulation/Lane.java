package org.backline.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.backline.simulation.Commits.End;
import org.backline.support.processing.EventHandling;
import org.backline.support.store.ReadersInMemory;

/** One segment of a processor, as Axon's pooled processors run it: the events, their effects and the position together. */
final class Lane {

    /** What a processor does with an event. */
    enum Group {
        POLICIES,
        OUTBOX,
        BOARD
    }

    /** How far it is. */
    record Position(Group group, int segment) {}

    /** How often a processor was done with an event. */
    record Done(Group group, String eventId) {}

    private final Service service;
    private final Group group;
    private final Segment segment;
    private final Position position;
    private boolean busy;

    Lane(Service service, Group group, Segment segment) {
        this.service = service;
        this.group = group;
        this.segment = segment;
        this.position = new Position(group, segment.getSegmentId());
    }

    Group group() {
        return group;
    }

    Service service() {
        return service;
    }

    GapAwareTrackingToken token() {
        Object kept = service.store().get(position);
        return kept == null ? ReadersInMemory.tail() : (GapAwareTrackingToken) kept;
    }

    /** As when an operator sets it back, or a backup is restored. */
    void goBackTo(GapAwareTrackingToken earlier) {
        if (!busy) {
            service.store().put(position, earlier);
        }
    }

    /** Reads on and handles one batch. False when there is nothing to do. */
    boolean step(World world, Machine machine) {
        if (busy) {
            return false;
        }
        GapAwareTrackingToken token = token();
        if (world.sabotaged(Sabotage.READERS_FORGET_GAPS)) {
            token = GapAwareTrackingToken.newInstance(token.getIndex(), Set.of());
        }
        List<ReadersInMemory.Next> read = service.store().read(machine.readers(), token, world.chances().fetched);
        if (read.isEmpty()) {
            return false;
        }
        int most = group == Group.POLICIES ? 1 : world.chances().batch;
        List<EventMessage<?>> batch = new ArrayList<>();
        GapAwareTrackingToken last = token;
        for (ReadersInMemory.Next next : read) {
            if (batch.size() == most) {
                break;
            }
            if (segment.matches(EventHandling.inOrderPerCase().getSequenceIdentifierFor(next.event()))) {
                batch.add(next.event());
            }
            last = next.token();
        }
        handle(world, machine, batch, last);
        return true;
    }

    private void handle(World world, Machine machine, List<EventMessage<?>> batch, GapAwareTrackingToken last) {
        boolean movesFirst = group == Group.OUTBOX && world.sabotaged(Sabotage.RELAY_SENDS_ONCE);
        if (batch.isEmpty() || movesFirst) {
            service.store().put(position, last);
        }
        if (batch.isEmpty()) {
            return;
        }
        busy = true;
        boolean done = world.attempt(
                machine, () -> inUnitOfWork(world, machine, batch, movesFirst ? null : last), (end, transaction) -> {
                    busy = false;
                    if (group == Group.OUTBOX && end == End.ROLLED_BACK) {
                        world.met(Sometimes.Met.SENT_AGAIN_AFTER_CRASH);
                    }
                });
        if (!done) {
            busy = false;
        }
    }

    private void inUnitOfWork(World world, Machine machine, List<EventMessage<?>> batch, GapAwareTrackingToken last) {
        BatchingUnitOfWork<EventMessage<?>> work = new BatchingUnitOfWork<>(batch);
        work.attachTransaction(machine.axonTransactions());
        work.registerCorrelationDataProvider(machine.provenance());
        if (last != null) {
            work.onPrepareCommit(unit -> machine.transactions().current().put(position, last));
        }
        ResultMessage<?> result = work.executeWithResult(() -> {
            UnitOfWork<?> unit = CurrentUnitOfWork.get();
            handle(world, machine, (EventMessage<?>) unit.getMessage());
            return null;
        });
        if (result.isExceptional()) {
            throw new Commits.Failed(result.exceptionResult());
        }
    }

    private void handle(World world, Machine machine, EventMessage<?> event) throws Exception {
        Transaction transaction = machine.transactions().current();
        switch (group) {
            case OUTBOX -> machine.bridge().send(event);
            case BOARD -> Board.add(transaction, event);
            case POLICIES -> {
                if (!Letters.handleOrPark(world, machine, transaction, event)) {
                    return;
                }
            }
        }
        done(transaction, group, event);
    }

    static void done(Transaction transaction, Group group, EventMessage<?> event) {
        Done key = new Done(group, event.getIdentifier());
        Object before = transaction.get(key);
        transaction.put(key, before == null ? 1 : (Integer) before + 1);
    }
}
