package org.backline.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Axon's storage on a {@link Store}. All that is appended is appended in the transaction that is active. */
final class StoreEngine implements EventStorageEngine {

    private final Supplier<Store> store;
    private final Transactions transactions;

    StoreEngine(Supplier<Store> store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            DomainEventMessage<?> ofAggregate = (DomainEventMessage<?>) event;
            transactions
                    .current()
                    .append(ofAggregate.getAggregateIdentifier(), ofAggregate.getSequenceNumber(), ofAggregate);
        }
    }

    @Override
    public DomainEventStream readEvents(String stream, long first) {
        List<DomainEventMessage<?>> found = new ArrayList<>();
        List<Store.Row> visible = store.get().stream(stream);
        for (Store.Row row : visible.subList((int) Math.min(first, visible.size()), visible.size())) {
            found.add((DomainEventMessage<?>) row.event());
        }
        if (transactions.isActive()) {
            for (Store.Row row : transactions.current().rows()) {
                if (row.stream().equals(stream) && row.sequence() >= first) {
                    found.add((DomainEventMessage<?>) row.event());
                }
            }
        }
        return DomainEventStream.of(found);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        long last = store.get().stream(stream).size() - 1L;
        return last < 0 ? Optional.empty() : Optional.of(last);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("There are no snapshots");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return Optional.empty();
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("Readers read the store");
    }
}
