package org.backline.support.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.backline.support.command.NotFound;
import org.backline.support.kafka.Outbox;
import org.backline.support.rule.RuleViolation;
import org.backline.support.store.BoundedSource;
import org.backline.support.store.FencedTokenStore;
import org.backline.support.store.FencedTokenStore.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Resets, replays and verifies the views of a service while it runs. */
public class Views {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Map<String, View> views;
    private final ViewSources sources;
    private final EventProcessingConfiguration processing;
    private final EventStore store;
    private final FencedTokenStore tokens;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate moment;
    private final ReentrantLock underWay = new ReentrantLock();

    /**
     * The views of a service.
     *
     * @param sources where they read their events
     * @param tokens where they are, in whichever copy of the service they are built
     */
    public Views(
            List<View> views,
            ViewSources sources,
            EventProcessingConfiguration processing,
            EventStore store,
            FencedTokenStore tokens,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions) {
        this.views = views.stream().collect(Collectors.toMap(View::name, view -> view));
        this.sources = sources;
        this.processing = processing;
        this.store = store;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.moment = new TransactionTemplate(transactions);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
    }

    /** Each view and how far it has read. */
    public List<Progress> progress() {
        long head = head();
        return views.keySet().stream()
                .sorted()
                .map(name -> progress(name, head))
                .toList();
    }

    /**
     * One view and how far it has read.
     *
     * @throws NotFound when there is no such view
     */
    public Progress progress(String name) {
        return progress(name, head());
    }

    /**
     * Each view's digest before and after a fresh replay of itself; equal when the view is true to the store. Both are
     * of one moment of the store, while people go on working: what they do meanwhile comes into a view after that.
     *
     * @throws RuleViolation when the views are being verified already
     * @throws IllegalStateException when this copy of the service does not get hold of a view within ten minutes, or what
     *     is being stored does not come to an end
     */
    public List<Verification> verify() {
        return alone(() -> views.values().stream()
                .sorted(Comparator.comparing(View::name))
                .map(this::verify)
                .toList());
    }

    private <T> T alone(Supplier<T> work) {
        if (!underWay.tryLock()) {
            throw new RuleViolation("The views of this service are being verified; try again once that is over");
        }
        try {
            return work.get();
        } finally {
            underWay.unlock();
        }
    }

    private Verification verify(View view) {
        BoundedSource source = sources.of(view.name());
        // What may last is waited for while the view goes on: who holds it would keep it from people for as long.
        StreamingEventProcessor processor = processor(view.name());
        await(
                () -> holdsEverySegment(processor),
                "Another copy of this service builds the view " + view.name() + ", or it was not taken up");
        settledHead();
        try {
            source.hold();
            long index = settledHead();
            Map<String, String> live = digests(view, index);
            // It begins anew, and comes as far.
            source.upTo(index);
            reset(view.name());
            Map<String, String> replayed = digests(view, index);
            return new Verification(view.name(), live.equals(replayed), live, replayed);
        } finally {
            source.lift();
        }
    }

    /**
     * Forgets a view and starts to build it again.
     *
     * @throws NotFound when there is no such view
     * @throws RuleViolation when another copy of the service holds the view, or the views are being verified
     */
    public void replay(String name) {
        alone(() -> {
            reset(name);
            return name;
        });
    }

    private void reset(String name) {
        reset(
                processor(name),
                "Another copy of this service builds the view " + name + "; a replay needs it stopped there first");
    }

    /**
     * Begins to send everything that the service published from its first event on.
     *
     * @return index of the last event stored when it began
     * @throws NotFound when the service publishes nothing
     * @throws RuleViolation when another copy of the service sends
     */
    public long resend() {
        long head = head();
        reset(
                processing
                        .eventProcessor(Outbox.GROUP, StreamingEventProcessor.class)
                        .orElseThrow(() -> new NotFound("outbox of this process", Outbox.GROUP)),
                "Another copy of this service sends; it needs to be stopped first");
        return head;
    }

    private static void reset(StreamingEventProcessor processor, String refusal) {
        processor.shutDown();
        try {
            processor.resetTokens();
        } catch (UnableToClaimTokenException claimed) {
            throw new RuleViolation(refusal);
        } finally {
            processor.start();
        }
    }

    private StreamingEventProcessor processor(String name) {
        if (!views.containsKey(name)) {
            throw new NotFound("view", name);
        }
        return processing
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow(() -> new NotFound("processor of view", name));
    }

    /** Of the segments that this copy holds it knows where they are, of the others what was stored of them. */
    private Progress progress(String name, long head) {
        Map<Integer, EventTrackerStatus> here = processor(name).processingStatus();
        Map<Integer, Place> elsewhere = tokens.places(name);
        int segments = elsewhere.size();
        elsewhere.keySet().removeAll(here.keySet());
        long position = LongStream.concat(
                        here.values().stream().mapToLong(status -> position(status.getTrackingToken())),
                        elsewhere.values().stream().mapToLong(place -> position(place.stored())))
                .min()
                .orElse(0);
        boolean failing = here.values().stream().anyMatch(EventTrackerStatus::isErrorState);
        boolean replaying = here.values().stream().anyMatch(Views::isReplaying)
                || elsewhere.values().stream().anyMatch(Views::isReplaying);
        int held = here.size()
                + (int) elsewhere.values().stream().filter(Place::held).count();
        return new Progress(name, position, head, segments, held, replaying, failing);
    }

    /** Axon calls it a replay until something new happens; here it is over once all that was there is read again. */
    private static boolean isReplaying(EventTrackerStatus status) {
        return status.isReplaying()
                && position(status.getTrackingToken())
                        < status.getResetPosition().orElse(0);
    }

    private static boolean isReplaying(Place place) {
        return WrappedToken.unwrap(place.stored(), ReplayToken.class)
                .filter(replay -> position(replay) < position(replay.getTokenAtReset()))
                .isPresent();
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    private long head() {
        return position(store.createHeadToken());
    }

    /** An index up to which each event is visible by now or will never be. */
    private long settledHead() {
        long head = head();
        await(
                () -> !(store.createHeadToken() instanceof GapAwareTrackingToken now)
                        || now.getGaps().headSet(head).isEmpty(),
                "What is being stored does not come to an end");
        return head;
    }

    private void await(BooleanSupplier condition, String otherwise) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise, new TimeoutException());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean hasAll(String name, long index) {
        StreamingEventProcessor processor = processor(name);
        return holdsEverySegment(processor)
                && processor.processingStatus().values().stream()
                        .allMatch(segment -> hasAll(segment.getTrackingToken(), index));
    }

    /** A gap is an event that was stored late and is on its way, or none at all. */
    private boolean hasAll(@Nullable TrackingToken token, long index) {
        if (position(token) < index) {
            return false;
        }
        SortedSet<Long> gaps = WrappedToken.unwrapLowerBound(token) instanceof GapAwareTrackingToken place
                ? place.getGaps().headSet(index)
                : Collections.emptySortedSet();
        return gaps.isEmpty()
                || Boolean.FALSE.equals(jdbc.queryForObject(
                        "select exists(select 1 from domain_event_entry where global_index = any (?))",
                        Boolean.class,
                        (Object) gaps.toArray(Long[]::new)));
    }

    /** After a restart a processor takes its segments up one by one; a view is only as far as the last of them. */
    private static boolean holdsEverySegment(StreamingEventProcessor processor) {
        double share = processor.processingStatus().values().stream()
                .mapToDouble(status -> 1.0 / (status.getSegment().getMask() + 1L))
                .sum();
        return share >= 1;
    }

    /** What a view makes of the events up to an index; it may go on as soon as that moment is caught. */
    private Map<String, String> digests(View view, long index) {
        BoundedSource source = sources.of(view.name());
        source.upTo(index);
        await(() -> hasAll(view.name(), index), "The view " + view.name() + " does not catch up");
        return Objects.requireNonNull(moment.execute(transaction -> {
            // All that follows sees what this sees.
            jdbc.execute("select 1");
            source.lift();
            Map<String, String> digests = new TreeMap<>();
            for (String table : view.tables()) {
                digests.put(
                        table,
                        Objects.requireNonNull(jdbc.queryForObject(
                                "select count(*) || ':' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '-')"
                                        + " from " + table + " t",
                                String.class)));
            }
            return digests;
        }));
    }

    /**
     * How far a view has read.
     *
     * @param position index of the last event read by its slowest segment, 0 for none
     * @param head index of the last event stored, 0 for none
     * @param segments in how many parts it is built, 0 before it was ever begun
     * @param held how many of these some copy of the service builds now; fewer for some seconds after a copy or its
     *     database was away
     * @param replaying whether it still reads again what it had read before a replay was asked for
     * @param failing whether a segment of this copy could not go on and tries again
     */
    public record Progress(
            String view, long position, long head, int segments, int held, boolean replaying, boolean failing) {

        /** How much of what is stored it has read, rounded down. */
        @JsonProperty
        public int percent() {
            return head == 0 ? 100 : (int) Math.min(100, position * 100 / head);
        }
    }

    /**
     * Whether a view equals a fresh replay of itself.
     *
     * @param live rows and digest of each table before the replay
     * @param replayed rows and digest of each table after it
     */
    public record Verification(String view, boolean equal, Map<String, String> live, Map<String, String> replayed) {

        public Verification {
            live = Map.copyOf(live);
            replayed = Map.copyOf(replayed);
        }
    }
}
