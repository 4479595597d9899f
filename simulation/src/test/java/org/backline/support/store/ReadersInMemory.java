package org.backline.support.store;

import java.util.List;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.backline.support.store.GapRule.Place;
import org.backline.support.store.GapRule.Reading;
import org.backline.support.store.GapRule.Row;

/** The rule by which the store's readers read, for a store that is in memory. */
public final class ReadersInMemory {

    private final GapRule rule = new GapRule();

    /** A row that is visible. */
    public record Seen(long index, EventMessage<?> event) {}

    /** An event with the token of a reader that has got this far. */
    public record Next(GapAwareTrackingToken token, EventMessage<?> event) {}

    /** Before everything. */
    public static GapAwareTrackingToken tail() {
        return EventReader.TAIL;
    }

    /** The next events after a token, as {@link EventReader} finds them. */
    public List<Next> next(
            GapAwareTrackingToken start, List<Seen> rows, long oldestRunning, int limit, LongSupplier assigned) {
        List<Row<EventMessage<?>>> read = rows.stream()
                .map(row -> new Row<EventMessage<?>>(row.index(), row.event()))
                .toList();
        List<Place<EventMessage<?>>> places =
                rule.places(start, new Reading<>(read, oldestRunning), limit, assigned::getAsLong);
        return places.stream()
                .map(place -> new Next(place.token(), place.event()))
                .toList();
    }

    /** What a process that is killed loses of its aggregates. */
    public static void forget(RememberingRepository<?> repository) {
        repository.forget();
    }
}
