package org.backline.support.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.backline.support.command.NotFound;
import org.backline.support.kafka.Outbox;
import org.backline.support.rule.RuleViolation;
import org.springframework.jdbc.core.JdbcTemplate;

/** Resets, replays and verifies the views of a service while it runs. */
public class Views {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Map<String, View> views;
    private final EventProcessingConfiguration processing;
    private final EventStore store;
    private final JdbcTemplate jdbc;

    public Views(List<View> views, EventProcessingConfiguration processing, EventStore store, JdbcTemplate jdbc) {
        this.views = views.stream().collect(Collectors.toMap(View::name, view -> view));
        this.processing = processing;
        this.store = store;
        this.jdbc = jdbc;
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

    /** Each view's digest before and after a fresh replay of itself; equal when the view is true to the store. */
    public List<Verification> verify() {
        return views.values().stream()
                .sorted(Comparator.comparing(View::name))
                .map(this::verify)
                .toList();
    }

    private Verification verify(View view) {
        awaitHead(view.name());
        Map<String, String> live = digests(view);
        replay(view.name());
        awaitHead(view.name());
        Map<String, String> replayed = digests(view);
        return new Verification(view.name(), live.equals(replayed), live, replayed);
    }

    /**
     * Forgets a view and starts to build it again.
     *
     * @throws NotFound when there is no such view
     * @throws RuleViolation when another copy of the service holds the view
     */
    public void replay(String name) {
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

    private Progress progress(String name, long head) {
        Map<Integer, EventTrackerStatus> segments = processor(name).processingStatus();
        long position = segments.values().stream()
                .mapToLong(status -> position(status.getTrackingToken()))
                .min()
                .orElse(0);
        boolean failing = segments.values().stream().anyMatch(EventTrackerStatus::isErrorState);
        boolean replaying = segments.values().stream().anyMatch(Views::isReplaying);
        return new Progress(name, position, head, replaying, failing);
    }

    /** Axon calls it a replay until something new happens; here it is over once all that was there is read again. */
    private static boolean isReplaying(EventTrackerStatus status) {
        return status.isReplaying()
                && position(status.getTrackingToken())
                        < status.getResetPosition().orElse(0);
    }

    private static long position(@org.jspecify.annotations.Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    private long head() {
        return position(store.createHeadToken());
    }

    /** Waits until a view has read everything that was stored when the wait began. */
    private void awaitHead(String name) {
        long head = head();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        StreamingEventProcessor processor = processor(name);
        while (!holdsEverySegment(processor) || progress(name, head).position() < head) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The view " + name + " does not catch up", new TimeoutException());
            }
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
    }

    /** After a restart a processor takes its segments up one by one; a view is only as far as the last of them. */
    private static boolean holdsEverySegment(StreamingEventProcessor processor) {
        double share = processor.processingStatus().values().stream()
                .mapToDouble(status -> 1.0 / (status.getSegment().getMask() + 1L))
                .sum();
        return share >= 1;
    }

    private Map<String, String> digests(View view) {
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
    }

    /**
     * How far a view has read.
     *
     * @param position index of the last event read by its slowest segment, 0 for none
     * @param head index of the last event stored, 0 for none
     * @param replaying whether it still reads again what it had read before a replay was asked for
     * @param failing whether a segment could not go on and tries again
     */
    public record Progress(String view, long position, long head, boolean replaying, boolean failing) {

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
