package org.backline.support.processing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Takes up again, within a second or two, what this copy of the service had to let go of. After each failure in a row Axon
 * waits twice as long, up to a minute: after the database or the broker was away for some minutes, people would wait that
 * minute more.
 */
public final class SoonAgain {

    /** Twice Axon's longest pause: whoever is told for so long that he cannot have it has lost it to another copy. */
    private static final Duration OURS = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(SoonAgain.class);

    private final Supplier<Collection<StreamingEventProcessor>> processors;
    private final LongSupplier nanos;
    private final Map<Place, Long> worked = new HashMap<>();
    private final Map<Place, CompletableFuture<Boolean>> asked = new HashMap<>();

    private record Place(String processor, int segment) {}

    /**
     * @param processors those of this copy
     * @param nanos a clock that never goes back
     */
    public SoonAgain(Supplier<Collection<StreamingEventProcessor>> processors, LongSupplier nanos) {
        this.processors = processors;
        this.nanos = nanos;
    }

    /** Asks for each segment that this copy had not long ago and does not work on now. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    public synchronized void takeUp() {
        long now = nanos.getAsLong();
        worked.replaceAll((place, since) -> isAnswered(asked.get(place)) ? since : now);
        List<StreamingEventProcessor> running =
                processors.get().stream().filter(EventProcessor::isRunning).toList();
        running.forEach(processor -> processor
                .processingStatus()
                .keySet()
                .forEach(segment -> worked.put(new Place(processor.getName(), segment), now)));
        worked.values().removeIf(since -> now - since > OURS.toNanos());
        running.forEach(this::takeUp);
    }

    private void takeUp(StreamingEventProcessor processor) {
        Map<Integer, EventTrackerStatus> status = processor.processingStatus();
        worked.keySet().stream()
                .filter(place -> place.processor().equals(processor.getName()))
                .filter(place -> isLetGo(status.get(place.segment())))
                .forEach(place -> ask(processor, place));
    }

    private static boolean isLetGo(@Nullable EventTrackerStatus status) {
        return status == null || status.isErrorState();
    }

    /** While the database is away nobody can say whose it is, and nobody else can have taken it. */
    private static boolean isAnswered(@Nullable CompletableFuture<Boolean> question) {
        return question == null || (question.isDone() && !question.isCompletedExceptionally());
    }

    /** One question at a time: those that nobody can answer would only pile up. */
    private void ask(StreamingEventProcessor processor, Place place) {
        @Nullable CompletableFuture<Boolean> before = asked.get(place);
        if (before == null || before.isDone()) {
            LOG.debug("Asks for segment {} of {} again", place.segment(), place.processor());
            asked.put(place, processor.claimSegment(place.segment()));
        }
    }
}
