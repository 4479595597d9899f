package org.backline.support.store;

import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/**
 * All that one segment of an event processor has got.
 *
 * <p>The segments of a processor share a stream, which begins where the one furthest behind is; the others are given
 * again what they have. Axon holds the place of the stream for the place of each segment: one that waits for a late
 * event, and gets it now, would forget what it has got above, and get that again too. This token only grows, and says
 * of each event whether it came before.
 *
 * @param stored what is kept of it: Axon's own token, or one of a replay; null before everything
 * @param again whether the event it was advanced to last was got before
 */
record SegmentToken(@Nullable TrackingToken stored, boolean again) implements WrappedToken {

    @Override
    public TrackingToken advancedTo(TrackingToken newToken) {
        var next = (EventToken) newToken;
        GapAwareTrackingToken got = got();
        if (got == null) {
            return new SegmentToken(
                    WrappedToken.advance(stored, GapAwareTrackingToken.newInstance(next.getIndex(), next.getGaps())),
                    false);
        }
        return EventToken.has(got, next)
                ? new SegmentToken(stored, true)
                : new SegmentToken(WrappedToken.advance(stored, got.upperBound(next)), false);
    }

    private @Nullable GapAwareTrackingToken got() {
        return (GapAwareTrackingToken) WrappedToken.unwrapLowerBound(stored);
    }

    @Override
    public @Nullable TrackingToken lowerBound() {
        return got();
    }

    @Override
    public @Nullable TrackingToken upperBound() {
        return WrappedToken.unwrapUpperBound(stored);
    }

    @Override
    public <R extends TrackingToken> Optional<R> unwrap(Class<R> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : WrappedToken.unwrap(stored, type);
    }

    @Override
    public boolean covers(TrackingToken other) {
        GapAwareTrackingToken got = got();
        return got != null
                && (other instanceof EventToken event
                        ? EventToken.has(got, event)
                        : got.covers(WrappedToken.unwrapLowerBound(other)));
    }

    @Override
    public boolean samePositionAs(TrackingToken other) {
        GapAwareTrackingToken got = got();
        return got != null && got.samePositionAs(WrappedToken.unwrapLowerBound(other));
    }

    @Override
    public TrackingToken lowerBound(TrackingToken other) {
        return stored == null ? this : stored.lowerBound(other);
    }

    @Override
    public TrackingToken upperBound(TrackingToken other) {
        return stored == null ? other : stored.upperBound(other);
    }

    @Override
    public OptionalLong position() {
        return stored == null ? OptionalLong.empty() : stored.position();
    }
}
