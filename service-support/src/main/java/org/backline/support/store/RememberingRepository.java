package org.backline.support.store;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.RepositoryProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers aggregates as they were after their last commit, so that a command reads what is new of its aggregate and not
 * its whole life.
 *
 * <p>What is remembered is always the state after some committed event: it is taken out when a command begins and put back
 * after the transaction has committed, and not when anything of it was rolled back, be it to a savepoint. As a committed
 * stream is only ever added to, it stays a true beginning; what another copy of the service has appended since is read and
 * applied on top. So nothing has to be told to other copies, and nothing is decided on what is out of date.
 *
 * @param <T> type of the aggregate
 */
public final class RememberingRepository<T> extends EventSourcingRepository<T> {

    private final EventStore store;
    private final RepositoryProvider repositories;
    private final Memory<T> memory;

    /** An aggregate after the event of that number. */
    private record Remembered<T>(T root, long version) {

        long events() {
            return version + 1;
        }
    }

    /**
     * What was worked on last. A case is worked on for minutes, then not for days: a cache that keeps what was asked for
     * most often, as Caffeine does, holds on to yesterday's long cases and reads today's anew with each command.
     */
    private static final class Memory<T> {

        private final int most;
        private final Map<String, Remembered<T>> eldestFirst = new LinkedHashMap<>();
        private long events;

        private Memory(int most) {
            this.most = most;
        }

        private synchronized @Nullable Remembered<T> take(String id) {
            @Nullable Remembered<T> taken = eldestFirst.remove(id);
            if (taken != null) {
                events -= taken.events();
            }
            return taken;
        }

        private synchronized void keep(String id, Remembered<T> one) {
            take(id);
            if (one.events() > most) {
                return;
            }
            eldestFirst.put(id, one);
            events += one.events();
            for (Iterator<Remembered<T>> eldest = eldestFirst.values().iterator(); events > most; ) {
                events -= eldest.next().events();
                eldest.remove();
            }
        }

        private synchronized void clear() {
            eldestFirst.clear();
            events = 0;
        }
    }

    /**
     * A repository.
     *
     * @param most how many events the aggregates that are remembered may have between them; 0 for none
     */
    public RememberingRepository(Class<T> type, Configuration axon, int most) {
        this(type, axon.eventStore(), axon::repository, axon, most);
    }

    private RememberingRepository(
            Class<T> type, EventStore store, RepositoryProvider repositories, Configuration axon, int most) {
        super(EventSourcingRepository.builder(type)
                .eventStore(store)
                .repositoryProvider(repositories)
                .lockFactory(new LocksUntilCommit())
                .parameterResolverFactory(axon.parameterResolverFactory())
                .handlerDefinition(axon.handlerDefinition(type)));
        this.store = store;
        this.repositories = repositories;
        this.memory = new Memory<>(most);
    }

    /** As after a restart. */
    void forget() {
        memory.clear();
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String id, @Nullable Long expectedVersion) {
        @Nullable Remembered<T> remembered = memory.take(id);
        EventSourcedAggregate<T> aggregate =
                remembered == null ? super.doLoadWithLock(id, expectedVersion) : broughtUpToDate(id, remembered);
        rememberAfterCommit(aggregate);
        return aggregate;
    }

    @Override
    protected EventSourcedAggregate<T> doCreateNewForLock(Callable<T> factory) throws Exception {
        EventSourcedAggregate<T> aggregate = super.doCreateNewForLock(factory);
        rememberAfterCommit(aggregate);
        return aggregate;
    }

    /** There are no snapshots: asking for one would be a question to the database for each aggregate that is read anew. */
    @Override
    protected DomainEventStream readEvents(String id) {
        return store.readEvents(id, 0);
    }

    private EventSourcedAggregate<T> broughtUpToDate(String id, Remembered<T> remembered) {
        EventSourcedAggregate<T> aggregate = EventSourcedAggregate.reconstruct(
                remembered.root(),
                aggregateModel(),
                remembered.version(),
                false,
                store,
                repositories,
                NoSnapshotTriggerDefinition.TRIGGER);
        DomainEventStream since = store.readEvents(id, remembered.version() + 1);
        if (since.hasNext()) {
            aggregate.initializeState(since);
        }
        return aggregate;
    }

    private void rememberAfterCommit(EventSourcedAggregate<T> aggregate) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        var end = new End(aggregate);
        TransactionSynchronizationManager.registerSynchronization(end);
        CurrentUnitOfWork.get().onRollback(unit -> end.isTrue = false);
    }

    /** Puts an aggregate back if all that was done to it has become true. */
    private final class End implements TransactionSynchronization {

        private final EventSourcedAggregate<T> aggregate;
        private boolean isTrue = true;

        private End(EventSourcedAggregate<T> aggregate) {
            this.aggregate = aggregate;
        }

        @Override
        public void savepointRollback(Object savepoint) {
            isTrue = false;
        }

        @Override
        public void afterCommit() {
            @Nullable Long version = aggregate.version();
            if (isTrue && version != null && !aggregate.isDeleted()) {
                memory.keep(aggregate.identifierAsString(), new Remembered<>(aggregate.getAggregateRoot(), version));
            }
        }
    }
}
