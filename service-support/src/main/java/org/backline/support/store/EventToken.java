package org.backline.support.store;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;

/**
 * The place of a reader that has just got an event, which knows which one.
 *
 * <p>Axon's own token is compared without regard to gaps below an index up to which these are said to be settled. Two
 * copies of a service, or two segments, need not have settled the same: who still waits for an event there would be
 * taken for one who has it, and miss it. This one is compared by the event it stands behind and by all that is missing,
 * and it is never equal to a token of Axon's, so that a stream is opened anew for each segment that is taken over.
 *
 * <p>It lives in memory only: {@link SegmentToken} makes Axon's own of it, which is what is stored.
 */
final class EventToken extends GapAwareTrackingToken {

    private static final long serialVersionUID = 1L;

    private final long event;

    private EventToken(long index, Collection<Long> gaps, long event) {
        super(index, gaps);
        this.event = event;
    }

    /**
     * The place of a reader who gets an event next.
     *
     * @param before where the reader was
     * @param event index of the event, one of the missing ones or above all that were seen
     * @param givenUp missing indexes that will stay empty
     */
    static EventToken behind(GapAwareTrackingToken before, long event, Collection<Long> givenUp) {
        SortedSet<Long> gaps = new TreeSet<>(before.getGaps());
        gaps.remove(event);
        GapRule.addRange(gaps, before.getIndex() + 1, event - 1);
        gaps.removeAll(givenUp);
        return new EventToken(Math.max(before.getIndex(), event), gaps, event);
    }

    /** Index of the event that it stands behind. */
    long event() {
        return event;
    }

    /** Whether the event that a token stands behind was got by a reader at a place. */
    static boolean has(GapAwareTrackingToken place, EventToken token) {
        return token.event <= place.getIndex() && !place.getGaps().contains(token.event);
    }

    @Override
    public boolean covers(TrackingToken other) {
        return other instanceof EventToken token ? has(this, token) : super.covers(other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventToken token
                && event == token.event
                && getIndex() == token.getIndex()
                && getGaps().equals(token.getGaps());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(event);
    }
}
